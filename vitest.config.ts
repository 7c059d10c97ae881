import { defineConfig } from 'vitest/config';

/** What `npm test` runs, in under three minutes on two cores. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**'],
    testTimeout: 30_000,
    hookTimeout: 180_000,
  },
});
