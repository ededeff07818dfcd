import { test as plain } from '@playwright/test';
import { expect, test } from './page.ts';

const items = '[data-filter-words]';

test('questions are narrowed by the asker’s words, counted, and the address keeps them', async ({
  page,
}) => {
  await page.goto('/faq/');
  const all = await page.locator(items).count();
  await page.getByLabel('Filter').fill('mixtral 56b');
  const shown = page.locator(`${items}:visible`);
  await expect(shown).toHaveCount(1);
  await expect(shown).toContainText('Mixtral 8x7B');
  await expect(page.locator('[data-filter-status]')).toHaveText(`1 of ${all} questions`);
  await expect(page).toHaveURL(/\?f=mixtral\+56b$/);
  await page.reload();
  await expect(shown).toHaveCount(1);
  await page.getByLabel('Filter').fill('no such words');
  await expect(page.locator('[data-filter-status]')).toHaveText('No questions have that.');
  await page.getByLabel('Filter').fill('');
  await expect(shown).toHaveCount(all);
});

plain.describe('without a script', () => {
  plain.use({ javaScriptEnabled: false });
  plain('every question is there, and no field that would do nothing', async ({ page }) => {
    await page.goto('/faq/?f=mixtral');
    await expect(page.getByLabel('Filter')).toBeHidden();
    const items = page.locator('[data-filter-words]');
    await expect.poll(() => items.count()).toBeGreaterThan(24);
    await expect(items.last()).toBeVisible();
  });
});
