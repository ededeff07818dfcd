import { spawnSync } from 'node:child_process';
import { BUDGETS, SLACK } from '../bench/budgets.ts';
import type { Page } from '@playwright/test';
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
  await expect.poll(solved).toHaveLength(2);
  // The first answer warms the code up; a reader waits for that one too.
  for (const time of await solved()) expect(time).toBeLessThan(BUDGETS.solve * SLACK);
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

/** What the command prints for a label: each reading and each near miss as a line. */
function atTheTerminal(label: string, model: string): { fits: string[]; near: string[] } {
  const chosen = model === '' ? [] : ['--model', model];
  const { stdout } = spawnSync(process.execPath, ['src/which.ts', label, ...chosen, '--json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const { matches, near } = JSON.parse(stdout) as {
    matches: { model: string; total: Said | null; active: Said | null }[];
    near: {
      model: string;
      convention: string;
      total: Missing | null;
      active: Missing | null;
    }[];
  };
  return {
    fits: matches.flatMap(({ model: id, total, active }) =>
      [total, active].flatMap((half) =>
        half
          ? [`/models/${id}/${half.convention}/ ${total?.exact ?? ''} ${active?.exact ?? ''}`]
          : [],
      ),
    ),
    near: near.map(({ model: id, convention, total, active }) => {
      const gaps = [total, active].flatMap(
        (half) => half?.missing.map(({ amount }) => amount) ?? [],
      );
      return `/models/${id}/${convention}/ ${gaps.join(' ')}`;
    }),
  };
}

interface Said {
  readonly convention: string;
  readonly exact: number;
}

interface Missing {
  readonly missing: readonly { readonly amount: number }[];
}

for (const [label, model] of [
  ['355B / 32B', 'zai-org/glm-4.5'],
  ['355B / 32B', ''],
  ['30.5B-A3.3B', 'qwen/qwen3-30b-a3b'],
  ['30.5B-A3.3B', ''],
  ['117B A5.1B', 'openai/gpt-oss-120b'],
  ['117B A5.1B', ''],
  ['671B', 'deepseek-ai/deepseek-v3'],
  ['671B', ''],
  ['355,234,006,336', 'zai-org/glm-4.5'],
  ['355,234,006,336 / 32,856,319,904', ''],
  ['32B active of 355B', 'zai-org/glm-4.5-air'],
] as const) {
  test(`the page and the terminal say the same of ${label} for ${model || 'any model'}`, async ({
    page,
  }) => {
    const query = new URLSearchParams({ m: model, q: label, v: '1' });
    await page.goto(`/which-rule/?${query}`);
    await page.waitForSelector('wb-solver[data-ready]');
    const solved = () => page.evaluate(() => performance.getEntriesByName('solve').length);
    await expect.poll(solved).toBeGreaterThan(0);
    for (const more of await page.getByRole('button', { name: /^Show all/ }).all())
      await more.click();
    const expected = atTheTerminal(label, model);
    await expect.poll(() => linesOf(page, 'fits')).toEqual([...new Set(expected.fits)].sort());
    await expect.poll(() => linesOf(page, 'near')).toEqual([...new Set(expected.near)].sort());
  });
}

/** The same lines as the page shows them: for each rule of a row its address and the row's figures. */
function linesOf(page: Page, list: 'fits' | 'near'): Promise<string[]> {
  return page.locator(`[data-list="${list}"] tr`).evaluateAll((rows, name) => {
    const values = (row: Element, part: string): string[] =>
      [...row.querySelectorAll<HTMLDataElement>(`${part} data`)].map(({ value }) => value);
    const lines = rows.flatMap((row) => {
      const figures =
        name === 'fits'
          ? ['total', 'active'].map((half) => values(row, `[data-half="${half}"]`)[0] ?? '')
          : values(row, '[data-part="gaps"]');
      return [...row.querySelectorAll('th a')].map(
        (link) => `${link.getAttribute('href')} ${figures.join(' ')}`,
      );
    });
    return [...new Set(lines)].sort();
  }, list);
}

for (const [written, said] of [
  ['８x7B', /is a name, not a count/],
  ['8x7B', /is a name, not a count/],
  ['', /No figure is in it/],
  ['garbage', /“garbage” in it is not a figure/],
  ['32B / 355B', /can’t be active/],
  ['Qwen3-235B-A22B', /without the model’s name/],
] as const) {
  test(`“${written}” is refused in the page, with the way out`, async ({ page }) => {
    await page.goto('/which-rule/');
    await page.waitForSelector('wb-solver[data-ready]');
    const field = page.getByLabel('Printed: total / active');
    await field.fill(written);
    await field.press('Enter');
    await expect(page.getByRole('alert')).toContainText(said);
  });
}
