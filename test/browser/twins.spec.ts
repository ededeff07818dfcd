import { expect, test } from './page.ts';

const PAGE = '/learn/dense-vs-moe/';
const value = (name: string): string => `wb-twins data[data-figure="${name}"]`;

test('one expert asked has Mistral 7B beside it, and a link brings it back', async ({ page }) => {
  await page.goto(PAGE);
  await page.waitForSelector('wb-twins[data-ready]');
  await expect(page.locator(value('mixture-kept'))).toHaveAttribute('value', '46702792704');
  await page.getByRole('slider', { name: /Asked for a token/ }).fill('1');
  await expect(page.locator(value('narrow-kept'))).toHaveAttribute('value', '7241732096');
  await expect(page.locator('wb-twins [data-text="narrow-name"]')).toHaveText(
    'Mistral 7B, as released',
  );
  await expect(page.locator('wb-twins [data-text="mixture-name"]')).toBeHidden();
  await expect(page).toHaveURL(/\?k=1&v=1$/);
  await expect(page.locator('wb-twins [data-part="spoken"]')).toContainText('keeps 7,241,732,096');
  await page.goBack();
  await expect(page.locator(value('narrow-kept'))).toHaveAttribute('value', '12878876672');
  await page.goto(`${PAGE}?k=1&v=1#twins`);
  await expect(page.locator(value('narrow-kept'))).toHaveAttribute('value', '7241732096');
});

test('a width between two steps is said and left at the default', async ({ page }) => {
  await page.goto(`${PAGE}?v=1&w=300`);
  await expect(page.locator('wb-twins [data-part="problem"]')).toContainText('300');
  await expect(page.locator(value('mixture-kept'))).toHaveAttribute('value', '46702792704');
});
