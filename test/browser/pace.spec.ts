import { expect, test } from './page.ts';

test('a count is held against the clock, and a link keeps which', async ({ page }) => {
  await page.goto('/learn/which-rule-predicts-speed/');
  await page.waitForSelector('wb-pace[data-ready]');
  const figure = page.locator('wb-pace');
  const explained = figure.locator('[data-text="r2"]');
  const head = await explained.textContent();
  await page.getByLabel('Count', { exact: true }).selectOption('everything-once.total');
  // The total knows nothing of which experts a token asks.
  await expect(explained).not.toHaveText(head ?? '');
  await expect.poll(async () => Number(await explained.textContent())).toBeLessThan(0.2);
  await expect(figure.locator('data[data-figure="n23"]')).toHaveAttribute('value', '627635712');
  await expect(page).toHaveURL(/\?n=everything-once.total&v=1$/);
  await page.goBack();
  await expect(explained).toHaveText(head ?? '');
});
