import { expect, test } from './page.ts';

test('models are filtered, sorted and counted under another rule, and the link keeps it', async ({
  page,
}) => {
  await page.goto('/models/');
  await page.waitForSelector('wb-catalogue[data-ready]');
  const rows = page.locator('wb-catalogue tbody tr:visible');
  const all = await rows.count();
  await page.getByLabel('Maker').selectOption('Z.ai');
  await page.getByLabel('Kind').selectOption('mixture of experts');
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await expect(page.locator('[data-part="shown"]')).toContainText(`of ${all} models`);
  await page.getByLabel('Counted as').selectOption('body-plus-mtp');
  const glm = page.locator('tr[data-id="zai-org/glm-4.5"]');
  await expect(glm.locator('data').first()).toHaveAttribute('value', '355234006336');
  await page.getByRole('button', { name: 'Active', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Active', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect(page).toHaveURL(
    /\?c=body-plus-mtp&kind=mixture\+of\+experts&maker=Z\.ai&sort=active&v=1$/,
  );
  const shown = await rows.count();
  await page.reload();
  await expect(glm.locator('data').first()).toHaveAttribute('value', '355234006336');
  await expect(rows).toHaveCount(shown);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(glm.locator('data').first()).toHaveAttribute('value', '352797829024');
  await expect(rows).toHaveCount(all);
});
