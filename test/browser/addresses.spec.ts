import { expect, test } from '@playwright/test';

test('an old address leads to the new one with its state', async ({ page }) => {
  await page.goto('/rules/?x=1#matrix');
  await expect(page).toHaveURL('/conventions/?x=1#matrix');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });
  test('an old address leads on as well', async ({ page }) => {
    await page.goto('/questions/');
    await expect(page).toHaveURL('/faq/');
  });
  test('a pair that is not defined says why, and has no figure', async ({ page }) => {
    await page.goto('/models/zai-org/glm-4.5/gguf-sum/');
    for (const said of ['.lede', '[data-ticket] [data-part="undefined"]'])
      await expect(page.locator(said)).toHaveText(/Not defined for this model: .*gguf/);
    await expect(page.locator('[data-ticket] [data-row="net"]')).toHaveCount(0);
  });
});

test('a shared link shows the state it was copied from', async ({ page, context }) => {
  await page.goto('/models/zai-org/glm-4.5/');
  await page.locator('select[name="rule"]').selectOption('both-tables');
  await expect(page.locator('[data-ticket] [data-text="title"]').first()).toContainText(
    'both tables',
  );
  const title = await page.locator('[data-ticket] h2').textContent();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.locator('[data-ticket] h2')).toHaveText(title ?? '');
});
