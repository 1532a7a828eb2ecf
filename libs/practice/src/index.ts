export { criticalKind } from './critical.js';
export { aliasesOf, MEDICINES, type Medicine, medicinesNamed } from './medicines.js';
export * from './port.js';
export { createPractice, FhirPractice, type PracticeConfig, type PracticeDeps } from './practice.js';
export { refillReason } from './questions/medications.js';
export { ingredientsFor } from './uses.js';
