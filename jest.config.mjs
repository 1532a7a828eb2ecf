import { availableParallelism } from 'node:os';

/** Sources are transformed one by one and found by the export condition "source", so no build is needed to test. */
export default {
  // Many tests bring a PostgreSQL server or a browser of their own: more at a time would wait for each other.
  maxWorkers: Math.min(4, availableParallelism()),
  // A worker keeps the modules of every file it ran, models among them.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 30_000,
  roots: ['<rootDir>/apps', '<rootDir>/channels', '<rootDir>/intents', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};
