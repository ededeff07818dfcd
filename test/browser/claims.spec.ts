import { expect, test } from './page.ts';

test('claims are filtered, and the link keeps it', async ({ page }) => {
  await page.goto('/claims/');
  await page.waitForSelector('wb-claims[data-ready]');
  const rows = page.locator('wb-claims tbody tr:visible');
  const all = await rows.count();
  await page.getByLabel('Maker').selectOption('Z.ai');
  await page.getByLabel('Given by').selectOption('body-plus-mtp');
  const row = page.locator('[id="glm-4.5-report"]');
  await expect(row).toBeVisible();
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await expect(page.locator('[data-part="shown"]')).toContainText(`of ${all} claims`);
  await expect(page).toHaveURL(/\?maker=Z\.ai&rule=body-plus-mtp&v=1$/);
  const shown = await rows.count();
  await page.reload();
  await page.waitForSelector('wb-claims[data-ready]');
  await expect(rows).toHaveCount(shown);
  await page.getByLabel('Verdict', { exact: true }).selectOption('truncated');
  await expect(page.getByRole('alert')).toContainText('No claim passes all of these');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(rows).toHaveCount(all);
});

test('a link to a claim shows its row, also where the filters hide it', async ({ page }) => {
  await page.goto('/claims/?maker=OpenAI&v=1#glm-4.5-report');
  await page.waitForSelector('wb-claims[data-ready]');
  await expect(page.locator('[id="glm-4.5-report"]')).toBeInViewport();
  await page.goto('/models/zai-org/glm-4.5/');
  await page.getByRole('link', { name: 'in the ledger' }).click();
  await expect(page.locator('tr:target')).toContainText('355B-A32B');
});
