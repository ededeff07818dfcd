import { expect, test } from './page.ts';

test('a slash, a name, an arrow and Enter lead to a model', async ({ page }) => {
  await page.goto('/learn/');
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: /Search/ });
  await expect(field).toBeFocused();
  await page.keyboard.type('glm-4.5');
  await expect(page.getByRole('option').first()).toHaveText(/^GLM-4\.5$/);
  await expect(page.getByRole('option').last()).toContainText('All results for');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/models\/zai-org\/glm-4\.5\/$/);
});

test('Esc closes the list and then clears the field', async ({ page }) => {
  await page.goto('/');
  const field = page.getByRole('combobox', { name: /Search/ });
  await field.fill('qwen');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(field).toHaveValue('qwen');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('');
});

for (const [typed, first] of [
  ['glm 4.5', 'GLM-4.5'],
  ['https://huggingface.co/Qwen/Qwen3-30B-A3B', 'Qwen3-30B-A3B'],
  ['gpt oss 120b', 'gpt-oss-120b'],
  ['head only active', 'Head only active'],
  ['total vs active', 'Total and active parameters'],
  ['gpt2', 'GPT-2'],
] as const) {
  test(`“${typed}” finds ${first} first`, async ({ page }) => {
    await page.goto(`/search/?q=${encodeURIComponent(typed)}`);
    await expect(page.locator('.found a').first()).toHaveText(first);
  });
}

test('what no page holds is said', async ({ page }) => {
  await page.goto('/search/?q=zzqx');
  await expect(page.locator('wb-results [data-part="status"]')).toContainText(
    'No page has these words',
  );
});
