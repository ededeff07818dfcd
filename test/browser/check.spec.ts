import { test as plain } from '@playwright/test';
import { expect, test } from './page.ts';

const PAGE = '/learn/total-vs-active/';

test('an answer is marked as it is given: another rule’s figure, a rounded one, all digits', async ({
  page,
}) => {
  await page.goto(PAGE);
  await page.waitForSelector('wb-check[data-ready]');
  const question = page.locator('wb-check').first();
  const field = question.getByRole('textbox', { name: /active by its maker’s rule/ });
  const said = question.getByRole('status');
  await field.fill('3,041,867,776');
  await field.press('Enter');
  await expect(said).toHaveText('✕ That leaves the input table out; Qwen counts both.');
  await field.fill('3.4B');
  await question.getByRole('button', { name: 'Mark it' }).click();
  await expect(said).toHaveText('✓ Right, rounded: 3,353,032,704.');
  await field.fill('3353032704');
  await field.press('Enter');
  await expect(said).toHaveText('✓ Right, to the last parameter.');
  await expect(page).toHaveURL(new RegExp(`${PAGE}$`));
});

plain.describe('without a script', () => {
  plain.use({ javaScriptEnabled: false });
  plain('the answer is a click away, and no field that would do nothing', async ({ page }) => {
    await page.goto(PAGE);
    const question = page.locator('wb-check').first();
    await expect(question.getByRole('button', { name: 'Mark it' })).toBeHidden();
    await question.getByText('Answer', { exact: true }).click();
    await expect(question.locator('data[value="3353032704"]')).toBeVisible();
  });
});
