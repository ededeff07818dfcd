import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'test/{engine,headers,catalogue,content,component,cli,package,search,counters,experiments}/**/*.test.ts',
    ],
    testTimeout: 20_000,
  },
});
