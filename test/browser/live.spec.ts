import { copied, expect, test } from './page.ts';

const value = (name: string): string => `data[data-figure="${name}"]`;

test('switching parts makes a rule, and the rule has a name', async ({ page }) => {
  await page.goto('/learn/parameter-count/');
  await page.waitForSelector('wb-builder[data-ready]');
  const figure = page.locator('wb-builder');
  await expect(figure.locator('[data-text="match"]')).toContainText('Body + MTP');
  await page.getByRole('checkbox', { name: 'MTP block in active' }).uncheck();
  await expect(figure.locator(value('active'))).toHaveAttribute('value', '32080373664');
  await expect(figure.locator('[data-text="match"]')).toContainText('Body + MTP, MTP idle');
  await page.getByRole('checkbox', { name: 'Router in the total' }).uncheck();
  await expect(figure.locator('[data-text="match"]')).toHaveText(
    'no rule here; no maker counts so',
  );
});

test('a shared figure opens as it was left, and back undoes it', async ({ page }) => {
  await page.goto('/learn/total-vs-active/');
  await page.waitForSelector('wb-experts[data-ready]');
  const figure = page.locator('wb-experts');
  await page.getByRole('slider', { name: /Chosen for a token/ }).fill('16');
  await expect(figure.locator(value('active'))).toHaveAttribute('value', '4853809152');
  await expect(page).toHaveURL(/\?k=16&v=1$/);
  await figure.getByRole('button', { name: 'Copy link' }).click();
  const link = await copied(page);
  expect(link).toBe('https://weighbridge.example/learn/total-vs-active/?k=16&v=1#routing');
  await page.goBack();
  await expect(figure.locator(value('active'))).toHaveAttribute('value', '3041869824');
  await page.goto('/learn/total-vs-active/?k=16&v=1#routing');
  await expect(figure.locator(value('active'))).toHaveAttribute('value', '4853809152');
  await expect(page.getByRole('slider', { name: /Chosen for a token/ })).toHaveValue('16');
});

test('the new figure is announced once, after the slider has come to rest', async ({ page }) => {
  await page.goto('/learn/total-vs-active/');
  await page.waitForSelector('wb-experts[data-ready]');
  await page.getByRole('slider', { name: /Chosen for a token/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('wb-experts [data-part="spoken"]')).toContainText('10 of 128 experts');
});

test('a value outside the slider is said and left at the default', async ({ page }) => {
  await page.goto('/learn/total-vs-active/?k=900&v=1');
  await expect(page.locator('wb-experts [data-part="problem"]')).toContainText('900');
  await expect(page.locator(`wb-experts ${value('active')}`)).toHaveAttribute(
    'value',
    '3041869824',
  );
});

test('another model starts from its own routing, and its link opens it', async ({ page }) => {
  await page.goto('/learn/total-vs-active/');
  await page.waitForSelector('wb-experts[data-ready]');
  const shared = page.getByRole('slider', { name: /Shared experts/ });
  await expect(shared).toBeDisabled();
  await page.getByLabel('Model', { exact: true }).selectOption('deepseek-ai/deepseek-v3');
  await expect(page.locator(`wb-experts ${value('active')}`)).toHaveAttribute(
    'value',
    '36625625600',
  );
  await expect(page).toHaveURL(/\?experts=256&m=deepseek-ai\/deepseek-v3&shared=1&v=1$/);
  await shared.fill('2');
  await expect(page.locator(`wb-experts ${value('active')}`)).toHaveAttribute(
    'value',
    String(36625625600 + 58 * 3 * 2048 * 7168),
  );
  await page.reload();
  await expect(shared).toHaveValue('2');
});
