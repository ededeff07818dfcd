import { BUDGETS, SLACK } from '../bench/budgets.ts';
import { copied, expect, test } from './page.ts';

test('a label is solved in the browser, and its link keeps it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/which-rule/');
  await page.waitForSelector('wb-solver[data-ready]');
  const heading = page.locator('wb-solver h2').first();
  await expect(heading).toHaveText('Two rules give 355B / 32B for GLM-4.5');
  await page.getByLabel('Printed: total / active').fill('116.83B-A5.13B');
  await page.getByLabel('Model', { exact: true }).selectOption('openai/gpt-oss-120b');
  await expect(heading).toContainText('116.83B / 5.13B for gpt-oss-120b');
  const first = page.locator('[data-list="fits"] tr').first();
  await expect(first).toContainText('Head only active');
  await expect(first.locator('data').first()).toHaveAttribute('value', '116829156672');
  await expect(first.getByRole('link').first()).toHaveAttribute(
    'href',
    '/models/openai/gpt-oss-120b/head-only-active/',
  );
  await expect(page).toHaveURL(/\?m=openai\/gpt-oss-120b&q=116\.83B-A5\.13B&v=1$/);
  await page.getByRole('button', { name: 'Copy link to this answer' }).click();
  await expect.poll(() => copied(page)).toContain('q=116.83B-A5.13B');
  await page.reload();
  await expect(heading).toContainText('116.83B / 5.13B for gpt-oss-120b');
});

test('works by keyboard over the whole catalogue, in under 50 ms', async ({ page }) => {
  await page.goto('/which-rule/?q=7B&v=1');
  await page.waitForSelector('wb-solver[data-ready]');
  await expect(page.locator('wb-solver h2').first()).toContainText('models give 7B');
  await page.getByLabel('Printed: total / active').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('671B / 37B');
  await page.keyboard.press('Enter');
  await expect(page.locator('wb-solver h2').first()).toContainText('671B / 37B');
  const solved = () =>
    page.evaluate(() => performance.getEntriesByName('solve').map(({ duration }) => duration));
  // The first answer warms the code up; from the second on it is what a reader waits for.
  await expect.poll(solved).toHaveLength(2);
  const times = await solved();
  expect(times[1]).toBeLessThan(BUDGETS.solve * SLACK);
  await page.goBack();
  await expect(page.locator('wb-solver h2').first()).toContainText('models give 7B');
  await page
    .getByRole('button', { name: /^Show all/ })
    .first()
    .focus();
  const rows = page.locator('[data-list="fits"] tr');
  const before = await rows.count();
  await page.keyboard.press('Enter');
  await expect.poll(() => rows.count()).toBeGreaterThan(before);
});

test('says what it read and what can be tried', async ({ page }) => {
  await page.goto('/which-rule/');
  await page.waitForSelector('wb-solver[data-ready]');
  const field = page.getByLabel('Printed: total / active');
  await field.fill('355B / thirty');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toContainText('“thirty” in it is not a figure');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('230B / 10B');
  await page.getByLabel('Model', { exact: true }).selectOption('minimaxai/minimax-m2.1');
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(page.locator('[data-part="said"]')).toContainText('Only the active half fits');
});
