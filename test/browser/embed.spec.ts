import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as plain } from '@playwright/test';
import { copied, expect, test } from './page.ts';

/** Another site, on an origin of its own, that frames a ticket with the markup the ticket gives. */
let other: Server;
let framing = '';
test.beforeAll(async () => {
  other = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><title>A card</title><p>Our model:</p>${framing}`);
  });
  await new Promise<void>((resolve) => other.listen(0, resolve));
});
test.afterAll(() => other.close());

test('the copied frame works on another origin, in both themes, and leads back', async ({
  page,
  baseURL,
}) => {
  await page.goto('/models/zai-org/glm-4.5/body-plus-mtp/');
  await page.waitForSelector('wb-weigh[data-ready]');
  await page.getByRole('button', { name: 'Embed', exact: true }).click();
  framing = (await copied(page)).replace('https://weighbridge.example', baseURL ?? '');
  expect(framing).toContain('<iframe');
  const { port } = other.address() as AddressInfo;
  const ground = () =>
    page
      .frameLocator('iframe')
      .locator('.emb')
      .evaluate((node) => getComputedStyle(node).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`http://127.0.0.1:${port}/`);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('data').first()).toHaveText('355,234,006,336');
  await expect(frame.getByText('Body + MTP')).toBeVisible();
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(ground).not.toBe(light);
  // A page whose own colours are fixed says which it wants.
  framing = framing.replace('body-plus-mtp/"', 'body-plus-mtp/#light"');
  await page.reload();
  await expect.poll(ground).toBe(light);
  await expect(frame.getByRole('link', { name: /The sum/ })).toHaveAttribute(
    'href',
    'https://weighbridge.example/models/zai-org/glm-4.5/body-plus-mtp/',
  );
});

plain('no other page of the site can be framed on another origin', async ({ page, baseURL }) => {
  framing = `<iframe src="${baseURL}/models/zai-org/glm-4.5/body-plus-mtp/"></iframe>`;
  const refused = page.waitForEvent('console', {
    predicate: (message) => message.text().includes("frame-ancestors 'none'"),
  });
  const { port } = other.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/`);
  await refused;
  await expect(page.frameLocator('iframe').locator('data')).toHaveCount(0);
});

test('a frame at its smallest scrolls nowhere', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 270 });
  await page.goto('/embed/zai-org/glm-4.5/body-plus-mtp/');
  const [width, height] = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth, scrollHeight] as const;
  });
  expect([width, height]).toEqual([320, 270]);
});

test('a ticket gives its badge and its HTML, and a changed one has no badge', async ({ page }) => {
  await page.goto('/models/zai-org/glm-4.5/');
  await page.waitForSelector('wb-weigh[data-ready]');
  await page.getByRole('button', { name: 'Badge' }).click();
  await expect
    .poll(() => copied(page))
    .toMatch(
      /^\[!\[GLM-4\.5: 355,234,006,336 total.*\]\(https:\/\/weighbridge\.example\/badge\/zai-org\/glm-4\.5\/body-plus-mtp\.svg\)\]\(https:.*\/body-plus-mtp\/\)$/,
    );
  await page.getByRole('button', { name: 'HTML' }).click();
  await expect.poll(() => copied(page)).toMatch(/^<a href="https:.*355,234,006,336/);
  await page.goto('/models/zai-org/glm-4.5/?set=num_experts_per_tok:4&v=1');
  await expect(page.getByRole('button', { name: 'Badge' })).toBeHidden();
});
