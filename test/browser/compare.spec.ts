import { copied, expect, test } from './page.ts';
import type { Page } from '@playwright/test';

const GLM = 'zai-org/glm-4.5';

/** The models in the table, largest first. */
const shown = (page: Page) => page.locator('[data-list="models"] th a');
const ready = (page: Page) => page.waitForSelector('wb-compare[data-ready]');

test('models are added, measured against another and counted under another rule; the link keeps it', async ({
  page,
  context,
  baseURL,
}) => {
  await page.goto('/compare/');
  await ready(page);
  await expect(shown(page)).toHaveText(['DeepSeek-V3', 'GLM-4.5', 'gpt-oss-120b', 'Qwen3-30B-A3B']);
  await expect(page).toHaveURL(/\/compare\/$/);
  await page.getByLabel('Add a model').selectOption('moonshotai/kimi-k2-instruct');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(shown(page)).toHaveCount(5);
  await page.getByLabel('Rule', { exact: true }).selectOption('head-only-active');
  await expect(page.locator('#one')).toHaveText('Five models, one rule: Head only active');
  await page.getByLabel('Measured against').selectOption('openai/gpt-oss-120b');
  const base = page.locator('[data-list="models"] tr.on');
  await expect(base.locator('th a')).toHaveText('gpt-oss-120b');
  await expect(base.locator('data').first()).toHaveAttribute('value', '116829156672');
  const glm = page.locator('[data-list="models"] tr', { hasText: 'GLM-4.5' });
  await expect(glm).toContainText('3.02×');
  await expect(glm.locator('[data-part="totalMore"] data')).toHaveAttribute(
    'value',
    String(352_797_829_024 - 116_829_156_672),
  );
  const address =
    '/compare/?c=head-only-active&m=openai/gpt-oss-120b,deepseek-ai/deepseek-v3,moonshotai/kimi-k2-instruct,qwen/qwen3-30b-a3b,zai-org/glm-4.5&v=1';
  await expect.poll(() => page.url()).toBe(`${baseURL}${address}`);
  await page.getByRole('button', { name: 'Copy link', exact: true }).click();
  expect(await copied(page)).toBe(`https://weighbridge.example${address}`);
  const state = await page.locator('wb-compare section').allInnerTexts();
  const other = await context.newPage();
  await other.goto(address);
  await ready(other);
  await expect(other.locator('#one')).toHaveText('Five models, one rule: Head only active');
  await expect.poll(() => other.locator('wb-compare section').allInnerTexts()).toEqual(state);
  await page.goBack();
  await expect(base.locator('th a')).toHaveText('GLM-4.5');
  await page.goBack();
  await expect(page.locator('#one')).toHaveText(/one rule: Both tables$/);
  await page.goForward();
  await expect(page.locator('#one')).toHaveText(/one rule: Head only active$/);
});

test('one model stands under every rule, and is exchanged by adding another', async ({ page }) => {
  await page.goto('/compare/');
  await ready(page);
  await page.getByLabel('Rule', { exact: true }).selectOption('all');
  await expect(page.locator('#one')).toBeHidden();
  await expect(page.locator('#every')).toHaveText(/^One model, .* rules: GLM-4\.5$/);
  await expect(page).toHaveURL(/\/compare\/\?c=all&v=1$/);
  await page.getByLabel('Add a model').selectOption('openai/gpt-oss-120b');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.locator('#every')).toHaveText(/gpt-oss-120b$/);
  await expect(page.locator('[data-list="rules"] tr.on th a')).toHaveText('Head only active');
  await expect(page).toHaveURL(/\?c=all&m=openai\/gpt-oss-120b&v=1$/);
});

test('works by keyboard: removed, focus stays, the last one can’t be', async ({ page }) => {
  await page.goto('/compare/?m=openai/gpt-oss-120b,qwen/qwen3-30b-a3b&v=1');
  await ready(page);
  await expect(shown(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Remove gpt-oss-120b' }).focus();
  await page.keyboard.press('Enter');
  await expect(shown(page)).toHaveText(['Qwen3-30B-A3B']);
  await expect(page.getByLabel('Add a model')).toBeFocused();
  await expect(page.getByRole('button', { name: 'Remove Qwen3-30B-A3B' })).toBeDisabled();
});

test('at six no more can be added, and the page says why', async ({ page }) => {
  const six = [
    GLM,
    'openai/gpt-oss-120b',
    'openai/gpt-oss-20b',
    'qwen/qwen3-30b-a3b',
    'qwen/qwen3-235b-a22b',
    'deepseek-ai/deepseek-v3',
  ];
  await page.goto(`/compare/?m=${six.join()}&v=1`);
  await ready(page);
  await expect(shown(page)).toHaveCount(6);
  await expect(page.getByLabel('Add a model')).toBeDisabled();
  await expect(page.getByText('6 models at most')).toBeVisible();
});

test('a link that isn’t understood says so and shows the page’s own comparison', async ({
  page,
}) => {
  await page.goto('/compare/?c=body-and-soul&m=no/body&v=1');
  await ready(page);
  await expect(page.getByRole('alert')).toContainText('No rule “body-and-soul” here');
  await expect(page.getByRole('alert')).toContainText('No model “no/body” here');
  await expect(shown(page)).toHaveCount(4);
  await page.goto('/compare/?c=all&v=9');
  await expect(page.getByRole('alert')).toContainText('version 9');
});

test('a change is announced once', async ({ page }) => {
  await page.goto('/compare/');
  await ready(page);
  await page.evaluate(() => {
    const node = document.querySelector('[data-part="spoken"]');
    const said: string[] = [];
    Object.assign(window, { said });
    if (node)
      new MutationObserver(() => said.push(node.textContent)).observe(node, { childList: true });
  });
  await page.getByLabel('Rule', { exact: true }).selectOption('non-embedding');
  const said = () => page.evaluate(() => Reflect.get(window, 'said') as string[]);
  await expect.poll(said).toHaveLength(1);
  expect((await said())[0]).toContain('Four models, one rule: Non-embedding');
});

test('leaves as Markdown, JSON and a citation, each with its address', async ({ page }) => {
  await page.goto('/compare/?c=head-only-active&v=1');
  await ready(page);
  for (const [name, said] of [
    ['As Markdown', /^\| Model \| Total .*352,797,829,024/s],
    ['JSON', /"total": 352797829024/],
    ['Cite', /^@misc\{weighbridge-compare-c-head-only-active-v-1,/],
  ] as const) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect.poll(() => copied(page)).toMatch(said);
    expect(await copied(page)).toContain('https://weighbridge.example/compare/?c=head-only-active');
  }
});

for (const query of ['?c=head-only-active&v=1', '?c=all&v=1'])
  test(`printed, it is one sheet with its address: ${query}`, async ({ page }) => {
    await page.goto(`/compare/${query}`);
    await ready(page);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText(`https://weighbridge.example/compare/${query}`)).toBeVisible();
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });
  test('the comparison is there, and no control that would do nothing', async ({ page }) => {
    await page.goto('/compare/');
    await expect(shown(page)).toHaveCount(4);
    await expect(page.getByRole('button', { name: 'Add' })).toBeHidden();
    await expect(page.locator('noscript')).toBeVisible();
  });
});
