import { expect, test } from './page.ts';

test('the models under a rule are sorted by a head, and back', async ({ page }) => {
  await page.goto('/conventions/both-tables/');
  const table = page.locator('table[data-sorted-by-head]');
  const first = table.locator('tbody tr').first();
  const rows = await table.locator('tbody tr').count();
  await table.getByRole('button', { name: 'Model' }).click();
  await expect(table.getByRole('columnheader', { name: 'Model' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(first.getByRole('rowheader')).toHaveText(/^A/);
  await table.getByRole('button', { name: 'Of total' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(table.getByRole('columnheader', { name: 'Of total' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(first).toContainText('%');
  await expect(table.locator('tbody tr')).toHaveCount(rows);
});
