import { expect, test } from './page.ts';

const value = (name: string): string => `data[data-figure="${name}"]`;

test('a routed layer is widened, and a link brings it back', async ({ page }) => {
  await page.goto('/learn/experts-and-routers/');
  await page.waitForSelector('wb-routes[data-ready]');
  await expect(page.locator(value('active'))).toHaveAttribute('value', '36625618432');
  await page.getByRole('slider', { name: /Asked for a token/ }).fill('9');
  await expect(page.locator(value('active'))).toHaveAttribute('value', '39179949568');
  await expect(page).toHaveURL(/\?k=9&v=1$/);
  await expect(page.locator('wb-routes [data-part="spoken"]')).toContainText('39,179,949,568');
  await page.goBack();
  await expect(page.locator(value('active'))).toHaveAttribute('value', '36625618432');
  await page.goto('/learn/experts-and-routers/?e=7&v=1');
  await expect(page.locator('wb-routes [data-part="problem"]')).toContainText('7');
});

test('a model is tied, and the sums that go by one word part', async ({ page }) => {
  await page.goto('/learn/non-embedding/');
  await page.waitForSelector('wb-sums[data-ready]');
  await page
    .locator('wb-sums')
    .getByRole('combobox', { name: 'Model' })
    .selectOption('Llama 3.1 8B');
  await expect(page.locator(value('non-embedding-modules'))).toHaveAttribute('value', '7504924672');
  await page.getByRole('radio', { name: 'Tied: one table' }).check();
  await expect(page.locator(value('non-embedding-modules'))).toHaveAttribute('value', '6979588096');
  await expect(page).toHaveURL(/\?m=meta-llama\/llama-3\.1-8b&tables=tied&v=1$/);
  await page.reload();
  await expect(page.locator(value('non-embedding-modules'))).toHaveAttribute('value', '6979588096');
});
