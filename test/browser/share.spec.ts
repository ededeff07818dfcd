import { expect, test } from './page.ts';
import type { Page } from '@playwright/test';

/** Gives the browser a sheet of targets, and keeps what it is given. */
const withTargets = (page: Page) =>
  page.addInitScript(() => {
    const shared: unknown[] = [];
    Object.assign(window, { shared });
    Object.defineProperty(navigator, 'share', {
      value: (what: unknown) => {
        shared.push(what);
        return Promise.reject(new DOMException('closed', 'AbortError'));
      },
    });
  });
const shared = (page: Page) => page.evaluate(() => Reflect.get(window, 'shared'));
const share = (page: Page) => page.getByRole('button', { name: 'Share…' });

test('where the browser has no targets, nothing is offered', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }));
  await page.goto('/models/zai-org/glm-4.5/body-plus-mtp/');
  await page.waitForSelector('wb-weigh[data-ready]');
  await expect(share(page)).toBeHidden();
});

test('a ticket is shared with its figures, its rule and its address, as it is shown', async ({
  page,
}) => {
  await withTargets(page);
  await page.goto('/models/zai-org/glm-4.5/body-plus-mtp/');
  await page.waitForSelector('wb-weigh[data-ready]');
  await share(page).click();
  const first = {
    title: 'GLM-4.5, weighed as body + MTP',
    text: 'GLM-4.5, weighed as body + MTP: 355,234,006,336 / 32,482,313,536',
    url: 'https://weighbridge.example/models/zai-org/glm-4.5/body-plus-mtp/',
  };
  await expect.poll(() => shared(page)).toEqual([first]);
  await page.goto('/');
  await page.waitForSelector('wb-weigh[data-ready]');
  await page.getByRole('radio', { name: /Head only active/ }).check();
  await expect(page.locator('[data-row="net"] data').last()).toHaveAttribute(
    'value',
    '32856319904',
  );
  await share(page).click();
  const second = {
    title: 'GLM-4.5, weighed as head only active',
    text: 'GLM-4.5, weighed as head only active: 352,797,829,024 / 32,856,319,904',
    url: 'https://weighbridge.example/models/zai-org/glm-4.5/head-only-active/',
  };
  await expect.poll(() => shared(page)).toEqual([second]);
});

test('a comparison is shared with its state', async ({ page }) => {
  await withTargets(page);
  await page.goto('/compare/?c=head-only-active&v=1');
  await page.waitForSelector('wb-compare[data-ready]');
  await expect(page.locator('#one')).toHaveText('Four models, one rule: Head only active');
  await share(page).click();
  await expect
    .poll(() => shared(page))
    .toMatchObject([
      {
        text: 'Four models, one rule: Head only active',
        url: 'https://weighbridge.example/compare/?c=head-only-active&v=1',
      },
    ]);
});

test('a link to a sentence lands at it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 500 });
  await page.goto('/faq/why-mixtral-8x7b-is-not-56b/');
  const link = page.getByRole('link', { name: 'Link to its first sentence' });
  await expect(link).toHaveAttribute('href', /^\/faq\/why-mixtral-8x7b-is-not-56b\/#:~:text=/);
  await link.scrollIntoViewIfNeeded();
  const scrolled = () => page.evaluate(() => scrollY);
  const before = await scrolled();
  expect(before).toBeGreaterThan(400);
  await link.click();
  await expect.poll(scrolled).toBeLessThan(before - 300);
  await expect(page.locator('article > p').first()).toBeInViewport();
});

test('an address with a state and a text lands at the text, and the state is kept', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.goto('/compare/?c=head-only-active&v=1#every:~:text=All%20but%20positions');
  await page.waitForSelector('wb-compare[data-ready]');
  await expect(page.locator('#one')).toHaveText('Four models, one rule: Head only active');
  await expect(page.getByRole('link', { name: 'All but positions' })).toBeInViewport();
  await expect(page).toHaveURL(/\?c=head-only-active&v=1#every/);
  await page.goto('/models/zai-org/glm-4.5/?c=everything-once&v=1#tensors:~:text=lm_head');
  await page.waitForSelector('wb-weigh[data-ready]');
  await expect(page.locator('[data-row="net"] data').first()).toHaveAttribute(
    'value',
    '356785898816',
  );
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1000);
});
