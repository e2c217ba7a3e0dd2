import { defineConfig } from 'vitest/config';

const common = {
  environment: 'node',
  // One language, zone, width and no colour, whatever the machine: the tests read what the program prints.
  setupFiles: ['test/setup/environment.ts'],
};

export default defineConfig({
  test: {
    // Left to itself Vitest keeps one core free, which on a machine with two is half of it.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          globalSetup: ['test/setup/compile-schemas.ts'],
          // Generous: only a hang should fail, not a busy machine.
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // The whole program as users run it, from dist/; after everything that is quick.
        test: {
          ...common,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/setup/build.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
