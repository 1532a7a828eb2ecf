import type { CapabilityStatement, CapabilityStatementRestResource } from '@medplum/fhirtypes';
import { KEPT_TYPES, searchParametersOf } from './definitions.js';

const INTERACTIONS = ['read', 'vread', 'history-instance', 'search-type', 'create', 'update', 'patch', 'delete'] as const;

/** @returns what this server can do, as FHIR clients ask at `/metadata` */
export function capabilityStatement(baseUrl: string, date: string): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date,
    kind: 'instance',
    software: { name: 'Carethread sandbox clinic' },
    implementation: { description: 'A clinic of invented people, for trying Carethread out', url: baseUrl },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    patchFormat: ['application/json-patch+json'],
    rest: [
      {
        mode: 'server',
        interaction: [{ code: 'transaction' }, { code: 'batch' }],
        resource: KEPT_TYPES.map(resourceCapability),
      },
    ],
  };
}

function resourceCapability(type: (typeof KEPT_TYPES)[number]): CapabilityStatementRestResource {
  return {
    type,
    interaction: INTERACTIONS.map((code) => ({ code })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: false,
    conditionalCreate: true,
    conditionalUpdate: true,
    conditionalDelete: 'single',
    searchParam: searchParametersOf(type).map(({ code = '', type: kind }) => ({ name: code, type: kind })),
  };
}
