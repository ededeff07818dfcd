import { defineConfig } from 'vitest/config';

/** Checks of the built site in `dist`: links, numbers, budgets, what stands without a script. */
export default defineConfig({
  test: { include: ['test/site/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
