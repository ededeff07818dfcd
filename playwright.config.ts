import { defineConfig } from '@playwright/test';

const port = Number(process.env['TEST_PORT'] ?? 4517);
const executablePath = process.env['CHROME_PATH'];

/** Real paths of real readers, on the built site. `npm test` builds it and names the browser. */
export default defineConfig({
  testDir: 'test/browser',
  outputDir: 'test-results/browser',
  workers: 2,
  fullyParallel: true,
  timeout: 30_000,
  // What a press leads to may take its time on a busy machine; how long it may take is what the speed tests hold.
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: { args: ['--no-sandbox'], ...(executablePath ? { executablePath } : {}) },
  },
  webServer: {
    command: `node_modules/.bin/node test/support/serve.ts ${port}`,
    port,
    reuseExistingServer: false,
  },
});
