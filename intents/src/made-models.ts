import { fileURLToPath } from 'node:url';

/** Where the build puts the model of the examples in this folder, so that no start has to train it. */
export const MADE_MODELS: string = fileURLToPath(new URL('../dist/models', import.meta.url));
