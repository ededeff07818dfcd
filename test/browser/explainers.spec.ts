import type { Locator } from '@playwright/test';
import { copied, expect, test } from './page.ts';

/** A figure by its name; the large one above stands before its line in the sum. */
const valueOf = (figure: Locator, name: string): Locator =>
  figure.locator(`data[data-figure="${name}"]`).first();

test('the thread is led another way, and lands on a rule', async ({ page }) => {
  await page.goto('/learn/the-thread/');
  await page.waitForSelector('wb-thread[data-ready]');
  const figure = page.locator('wb-thread');
  await expect(valueOf(figure, 'active')).toHaveAttribute('value', '32428521728');
  await expect(valueOf(figure, 'rightTotal')).toBeVisible();
  await figure.getByRole('radio', { name: 'every tensor once' }).check();
  await expect(figure.locator('[data-text="landing"]')).toHaveText('Part for part: Body + MTP.');
  await expect(valueOf(figure, 'rightTotal')).toBeHidden();
  await expect(page).toHaveURL(/\?start=once&v=1$/);
  await figure.getByRole('radio', { name: 'in the total alone' }).check();
  await expect(valueOf(figure, 'active')).toHaveAttribute('value', '32080373664');
  await expect(valueOf(figure, 'unreadDraft')).toHaveAttribute('value', '-3988069792');
  await expect(figure.locator('[data-part="spoken"]')).toContainText('32,080,373,664 active');
});

test('a shared argument opens as it was left; back undoes it; reset clears it', async ({
  page,
}) => {
  await page.goto('/learn/the-thread/?m=qwen/qwen3-30b-a3b&read=both&start=once&tables=both&v=1');
  const figure = page.locator('wb-thread');
  await expect(valueOf(figure, 'total')).toHaveAttribute('value', '30532122624');
  await expect(valueOf(figure, 'active')).toHaveAttribute('value', '3353032704');
  await expect(figure.locator('[data-text="landing"]')).toContainText('Both tables');
  await expect(figure.getByRole('radio', { name: 'in neither' })).toBeDisabled();
  await figure.getByRole('radio', { name: 'the head', exact: true }).check();
  await expect(valueOf(figure, 'active')).toHaveAttribute('value', '3041867776');
  await page.goBack();
  await expect(valueOf(figure, 'active')).toHaveAttribute('value', '3353032704');
  await figure.getByRole('button', { name: 'Reset' }).click();
  await expect(valueOf(figure, 'active')).toHaveAttribute('value', '32428521728');
  await expect(page).toHaveURL(/the-thread\/$/);
});

test('an argument that isn’t one is said, and the thread’s own stands', async ({ page }) => {
  await page.goto('/learn/the-thread/?start=gguf&v=1');
  const figure = page.locator('wb-thread');
  await expect(figure.locator('[data-part="problem"]')).toContainText('gguf');
  await expect(valueOf(figure, 'active')).toHaveAttribute('value', '32428521728');
});

test('an argument is copied with its link, once its model is there', async ({ page }) => {
  await page.goto('/learn/the-thread/');
  await page.waitForSelector('wb-thread[data-ready]');
  await page.route('**/*.js', async (route) => {
    await new Promise((late) => setTimeout(late, 300));
    await route.continue();
  });
  await page.getByLabel('Model', { exact: true }).selectOption('openai/gpt-oss-120b');
  await page.locator('wb-thread').getByRole('button', { name: 'As Markdown' }).click();
  const text = await copied(page);
  expect(text).toContain('openai/gpt-oss-120b: 115,630,781,760 total');
  expect(text).toContain('/learn/the-thread/?m=openai/gpt-oss-120b&v=1#argument');
});

test('a file is laid out another way, and every rule follows', async ({ page }) => {
  await page.goto('/learn/mtp-and-stored-twice/');
  await page.waitForSelector('wb-stored[data-ready]');
  const figure = page.locator('wb-stored');
  await expect(valueOf(figure, 'stored')).toHaveAttribute('value', '358337791296');
  await figure.getByRole('radio', { name: 'the model’s' }).check();
  await expect(valueOf(figure, 'stored')).toHaveAttribute('value', '356785898816');
  await expect(valueOf(figure, 'duplicates')).toBeHidden();
  await figure.getByRole('radio', { name: 'left out' }).check();
  await expect(valueOf(figure, 'rule-body-plus-mtp')).toHaveAttribute('value', '351245936544');
  await expect(figure.locator('[data-text="rule-body-plus-mtp-change"]')).toHaveText('−3.99B');
  await expect(page).toHaveURL(/\?mtp=out&own=shared&v=1$/);
  await page.goto('/learn/mtp-and-stored-twice/?m=deepseek-ai/deepseek-v3&mtp=out&v=1');
  await expect(valueOf(figure, 'hub')).toHaveAttribute('value', '671067257432');
  await expect(valueOf(figure, 'extras')).toBeVisible();
});

test('weights are held against a machine, format by format', async ({ page }) => {
  await page.goto('/learn/memory-and-bandwidth/');
  await page.waitForSelector('wb-memory[data-ready]');
  const figure = page.locator('wb-memory');
  await expect(valueOf(figure, 'kept')).toHaveAttribute('value', '13761264768');
  await figure.getByRole('radio', { name: /^BF16/ }).check();
  await expect(valueOf(figure, 'kept')).toHaveAttribute('value', String(2 * 20914757184));
  await expect(figure.locator('[data-text="room"]')).toContainText('more than 16 GB');
  await figure.getByRole('slider', { name: /Memory/ }).fill('48');
  await expect(figure.locator('[data-text="room"]')).toContainText('leaves 6.2 GB');
  await expect(page).toHaveURL(/\?f=bf16&ram=48&v=1$/);
  await figure.getByRole('radio', { name: /groups of 128/ }).check();
  await expect(figure.locator('[data-text="room"]')).toContainText('don’t divide');
  await expect(valueOf(figure, 'kept')).toBeHidden();
  await page.goto('/learn/memory-and-bandwidth/?f=q4-k-m&m=qwen/qwen3-30b-a3b&v=1');
  await expect(figure.locator('[data-text="q4-k-m-bits"]')).toHaveText('4.861');
  await figure.getByRole('button', { name: 'Reset' }).click();
  await expect(valueOf(figure, 'kept')).toHaveAttribute('value', '13761264768');
});

test('a question finds its rule and its figure', async ({ page }) => {
  await page.goto('/learn/which-figure-for-which-purpose/');
  await page.waitForSelector('wb-purpose[data-ready]');
  const figure = page.locator('wb-purpose');
  await figure.getByRole('radio', { name: 'How fast can it write?' }).check();
  await expect(valueOf(figure, 'answer')).toHaveAttribute('value', '32856325024');
  const rule = figure.locator('[data-text="rule-read-per-token"]');
  await expect(rule).toBeVisible();
  await expect(rule).toHaveAttribute('href', '/conventions/read-per-token/');
  await expect(figure.locator('[data-text="rule-everything-once"]')).toBeHidden();
  await expect(page).toHaveURL(/\?p=pace&v=1$/);
});

test('a model is entered into two laws, and its vocabulary moves one N', async ({ page }) => {
  await page.goto('/learn/scaling-laws/');
  await page.waitForSelector('wb-law[data-ready]');
  const figure = page.locator('wb-law');
  await figure.getByRole('slider', { name: /Vocabulary/ }).fill('100608');
  await expect(valueOf(figure, 'chinchilla')).toHaveAttribute('value', '121937920');
  await expect(valueOf(figure, 'kaplan')).toHaveAttribute('value', '18874368');
  await page.getByLabel('Model', { exact: true }).selectOption('openai-community/gpt2');
  await expect(valueOf(figure, 'chinchilla')).toHaveAttribute('value', '124439808');
  await expect(page).toHaveURL(/\?m=openai-community\/gpt2&vocab=50257&v=1$/);
});

test('a packed file is read three ways', async ({ page }) => {
  await page.goto('/learn/quantised-files/');
  await page.waitForSelector('wb-packed[data-ready]');
  const figure = page.locator('wb-packed');
  await page.getByLabel('Model', { exact: true }).selectOption('qwen/qwen3-4b');
  await figure.getByRole('radio', { name: /^MLX/ }).check();
  await expect(valueOf(figure, 'elements')).toHaveAttribute('value', '565828096');
  await expect(figure.locator('[data-text="what1"]')).toHaveText('Offsets');
  await figure.getByRole('radio', { name: /^GGUF/ }).check();
  await expect(figure.locator('[data-text="found"]')).toHaveText('A sum of shapes is the count.');
  await expect(valueOf(figure, 'words')).toBeHidden();
  await expect(page).toHaveURL(/\?m=qwen\/qwen3-4b&p=gguf&v=1$/);
});
