import { defineConfig } from 'vitest/config';

/** What `npm run test:long` runs, in at most 30 minutes on two cores. */
export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 180_000,
  },
});
