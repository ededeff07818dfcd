import { expect, test } from './page.ts';

const value = (name: string): string => `wb-hand data[data-figure="${name}"]`;

test('own numbers are added up, checked by the engine, and shared', async ({ page }) => {
  await page.goto('/learn/how-to-count-by-hand/');
  await page.waitForSelector('wb-hand[data-ready]');
  await expect(page.locator(value('total'))).toHaveAttribute('value', '8030261248');
  await page.getByRole('spinbutton', { name: /Vocabulary/ }).fill('32000');
  await page.getByRole('spinbutton', { name: /Experts, none/ }).fill('8');
  await page.getByRole('spinbutton', { name: /Experts asked/ }).fill('2');
  await expect(page.locator(value('total'))).toHaveAttribute('value', '46702792704');
  await expect(page.locator(value('active'))).toHaveAttribute('value', '12879925248');
  await expect(page.locator('wb-hand [data-text="like"]')).toContainText('Mixtral 8x7B');
  await expect(page).toHaveURL(/\?V=32000&e=8&k=2&v=1$/);
  await expect(page.locator('wb-hand [data-part="spoken"]')).toContainText('46,702,792,704');
  await page.reload();
  await expect(page.locator(value('total'))).toHaveAttribute('value', '46702792704');
});

test('numbers that make no model are refused with the reason, and the figure stays', async ({
  page,
}) => {
  await page.goto('/learn/how-to-count-by-hand/');
  await page.waitForSelector('wb-hand[data-ready]');
  await page.getByRole('spinbutton', { name: /Layers/ }).fill('0');
  await expect(page.locator('wb-hand [data-part="problem"]')).toContainText('num_hidden_layers');
  await expect(page.locator(value('total'))).toHaveAttribute('value', '8030261248');
});
