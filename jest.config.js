/** One jest for everything: pure specs beside the code in src, the rest in test. */
const transform = { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: 'tsconfig.json' }] };

export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/(src|scenarios|tools|test|web)/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform,
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testTimeout: 60_000,
  // A spec waits for the disk a third of its time: three fill two processors.
  maxWorkers: 3,
};
