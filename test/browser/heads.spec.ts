import { expect, test } from './page.ts';

const value = (name: string): string => `wb-heads data[data-figure="${name}"]`;

test('key heads are shared, a link sets another model’s layer, and back undoes it', async ({
  page,
}) => {
  await page.goto('/learn/attention/');
  await page.waitForSelector('wb-heads[data-ready]');
  await expect(page.locator(value('grouped'))).toHaveAttribute('value', '41943040');
  await page.getByRole('combobox', { name: 'Heads for keys and values' }).selectOption('1');
  await expect(page.locator(value('grouped'))).toHaveAttribute('value', '34603008');
  await expect(page).toHaveURL(/\?g=1&v=1$/);
  await expect(page.locator('wb-heads [data-part="spoken"]')).toContainText('34,603,008 with 1');
  await page.goBack();
  await expect(page.locator(value('grouped'))).toHaveAttribute('value', '41943040');
  await page.locator('a[href*="n=7168"]').click();
  await expect(page.locator(value('latent'))).toHaveAttribute('value', '187107328');
  await expect(page.locator('wb-heads [data-text="latent as"]')).toHaveText('as in DeepSeek-V3');
});

test('a number of heads that isn’t offered is said and left at the default', async ({ page }) => {
  await page.goto('/learn/attention/?h=31&v=1');
  await expect(page.locator('wb-heads [data-part="problem"]')).toContainText('31');
  await expect(page.locator(value('multi'))).toHaveAttribute('value', '67108864');
});
