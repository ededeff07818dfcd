import { test as plain } from '@playwright/test';
import { copied, expect, test } from './page.ts';

test('a slash, a name, an arrow and Enter lead to a model', async ({ page }) => {
  await page.goto('/learn/');
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: /Search/ });
  await expect(field).toBeFocused();
  await page.keyboard.type('glm-4.5');
  await expect(page.getByRole('option').first()).toHaveText('GLM-4.5355B-A32B');
  await expect(page.getByRole('option').last()).toContainText('All results for');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/models\/zai-org\/glm-4\.5\/$/);
});

test('Esc closes the list and then clears the field', async ({ page }) => {
  await page.goto('/');
  const field = page.locator('#q');
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
  ['355B', 'GLM-4.5'],
  ['355,234,006,336', 'GLM-4.5'],
  ['unembeding', 'Output head'],
  ['why is mixtral not 56B', 'Why is Mixtral 8x7B “46.7B” and not “56B”?'],
  ['gpt2', 'GPT-2'],
] as const) {
  test(`“${typed}” finds ${first} first`, async ({ page }) => {
    await page.goto(`/search/?q=${encodeURIComponent(typed)}`);
    await expect(page.locator('.found a').first()).toHaveText(first);
  });
}

test('a model and a quantity are answered above the pages, with rule and link', async ({
  page,
}) => {
  await page.goto('/search/?q=glm+4.5+active');
  const answer = page.getByRole('article');
  await expect(answer.getByRole('heading')).toHaveText('GLM-4.5, active per token, Body + MTP');
  await expect(answer.locator('.big data')).toHaveAttribute('value', '32482313536');
  await expect(answer).toContainText('The maker’s own rule');
  await expect(page.locator('[data-part="status"]')).toContainText('An answer, and');
  await answer.getByRole('button', { name: 'Copy figure and link' }).click();
  await expect
    .poll(() => copied(page))
    .toBe(
      'GLM-4.5, active, Body + MTP: 32,482,313,536 — https://weighbridge.example/models/zai-org/glm-4.5/body-plus-mtp/',
    );
  await answer.getByRole('link', { name: 'Open the ticket' }).click();
  await expect(page).toHaveURL(/\/models\/zai-org\/glm-4\.5\/body-plus-mtp\/$/);
});

test('the box offers the figure itself first', async ({ page }) => {
  await page.goto('/learn/');
  await page.keyboard.press('/');
  await page.keyboard.type('gpt-oss head only');
  await expect(page.getByRole('option').first()).toContainText('5,132,849,472');
  await expect(page.locator('#q-count')).toContainText('gpt-oss-120b, active: 5,132,849,472');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/models\/openai\/gpt-oss-120b\/head-only-active\/$/);
});

test('Enter with nothing marked leads to a page that can be shared', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  await page.keyboard.type('routed experts');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=routed\+experts$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('routed experts');
  await expect(page.locator('.found li').first()).toBeVisible();
});

test('results are narrowed to a kind, and how many is said', async ({ page }) => {
  await page.goto('/search/?q=active');
  await page.getByRole('radio', { name: /^Rules/ }).check();
  const kinds = page.locator('.found > li:visible .label');
  await expect(kinds.first()).toHaveText('Rule');
  await expect.poll(async () => new Set(await kinds.allTextContents())).toEqual(new Set(['Rule']));
  await expect(page.locator('[data-part="status"]')).toHaveText(
    `${await kinds.count()} pages of the kind “Rules”.`,
  );
});

test('a word that no page has is named beside what is near it', async ({ page }) => {
  await page.goto('/search/?q=glm+9.9');
  await expect(page.locator('[data-part="status"]')).toContainText('No page has “9.9”. Near it:');
  await expect(page.locator('.found a').first()).toContainText('GLM-');
});

test('what no page holds is said, and all pages are listed', async ({ page }) => {
  await page.goto('/search/?q=zzqx');
  await expect(page.locator('[data-part="status"]')).toContainText('No page holds “zzqx”');
  await expect(page.getByRole('link', { name: 'DeepSeek-V3', exact: true })).toBeVisible();
});

test('a repository that has no page leads to where it can be counted', async ({ page }) => {
  await page.goto('/search/?q=https%3A%2F%2Fhuggingface.co%2Forg%2Fnobody-has-this');
  await page.getByRole('link', { name: 'Count it from its headers' }).click();
  await expect(page.getByLabel('Name a Hub repository')).toHaveValue(
    'https://huggingface.co/org/nobody-has-this',
  );
  await page.goto('/search/?q=Qwen%2FQwen3-30B-A3B');
  await expect(page.locator('.found a').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Count it from its headers' })).toBeHidden();
});

test('without its files the box is the form it was', async ({ page }) => {
  await page.route('**/data/search.json', (route) => route.fulfill({ status: 204 }));
  await page.goto('/learn/');
  await page.keyboard.press('/');
  await page.keyboard.type('glm');
  await expect(page.locator('#q-count')).toContainText('could not be loaded');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=glm$/);
  await expect(page.locator('[data-part="status"]')).toContainText('could not be loaded');
  await expect(page.getByRole('link', { name: 'GLM-4.5', exact: true })).toBeVisible();
});

plain.describe('without a script', () => {
  plain.use({ javaScriptEnabled: false });
  plain('every page is a link of the search page', async ({ page }) => {
    await page.goto('/learn/');
    await page.locator('#q').fill('glm');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/search\/\?q=glm$/);
    const links = page.locator('.all-pages a');
    await expect.poll(() => links.count()).toBeGreaterThan(150);
    await links.getByText('Head only active').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Head only active');
  });
});
