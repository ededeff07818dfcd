import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copied, expect, nets, test } from './page.ts';

const ready = 'wb-weigh[data-ready]';

test('which rule gives GLM-4.5’s label, and what does gpt-oss’s rule give for it', async ({
  page,
}) => {
  await page.goto('/');
  await page.waitForSelector(ready);
  await expect(page.locator('[data-text="stamp"]').first()).toHaveText('Reproduces 355B-A32B');
  await expect.poll(() => nets(page)).toEqual(['355234006336', '32482313536']);
  await page.getByRole('radio', { name: /Head only active/ }).check();
  await expect(page.locator('[data-row="net"] data').last()).toHaveAttribute(
    'value',
    '32856319904',
  );
  await expect.poll(() => nets(page)).toEqual(['352797829024', '32856319904']);
  await page.getByRole('button', { name: 'Copy link' }).click();
  const link = await copied(page);
  expect(link).toBe('https://weighbridge.example/models/zai-org/glm-4.5/head-only-active/');
  await page.goto(new URL(link).pathname);
  await expect.poll(() => nets(page)).toEqual(['352797829024', '32856319904']);
});

test('the same by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await page.waitForSelector(ready);
  await page
    .getByRole('radio', { name: /Body \+ MTP/ })
    .first()
    .focus();
  for (let presses = 0; presses < 20; presses++) {
    if (await page.getByRole('radio', { name: /Head only active/ }).isChecked()) break;
    await page.keyboard.press('ArrowUp');
  }
  await expect(page.locator('[data-row="net"] data').last()).toHaveAttribute(
    'value',
    '32856319904',
  );
  for (let presses = 0; presses < 80; presses++) {
    if ((await page.evaluate(() => document.activeElement?.textContent)) === 'Copy link') break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect.poll(() => copied(page)).toContain('head-only-active');
});

test('at a phone’s width, 360 px and nothing to scroll sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/');
  await page.waitForSelector(ready);
  await page.getByText('Head only active').first().click();
  await expect(page.locator('[data-row="net"] data').last()).toHaveAttribute(
    'value',
    '32856319904',
  );
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
    .toBeLessThanOrEqual(360);
});

test('another model; back and forward; the shared state opens as it was left', async ({ page }) => {
  await page.goto('/');
  await page.waitForSelector(ready);
  await page.getByLabel('Model', { exact: true }).selectOption('openai/gpt-oss-120b');
  await expect(page.locator('[data-row="net"] data').first()).toHaveAttribute(
    'value',
    '115670889792',
  );
  await page.getByRole('radio', { name: /Head only active/ }).check();
  await expect(page.locator('[data-text="stamp"]').first()).toHaveText('Reproduces 116.83B-A5.13B');
  await expect(page).toHaveURL(/\?c=head-only-active&m=openai\/gpt-oss-120b&v=1$/);
  await page.goBack();
  await expect(page.locator('[data-row="net"] data').first()).toHaveAttribute(
    'value',
    '115670889792',
  );
  await page.goForward();
  await expect.poll(() => nets(page)).toEqual(['116829156672', '5132849472']);
  await page.reload();
  await expect(page.locator('[data-row="net"] data').last()).toHaveAttribute('value', '5132849472');
  await expect(page.getByLabel('Model', { exact: true })).toHaveValue('openai/gpt-oss-120b');
});

test('a new figure is announced once', async ({ page }) => {
  await page.goto('/');
  await page.waitForSelector(ready);
  await page.getByRole('radio', { name: /Both tables/ }).check();
  await expect(page.locator('[data-part="spoken"]')).toHaveText(
    'GLM-4.5, Both tables: 352,797,829,024 total, 33,632,266,144 active',
  );
});

test('a link that isn’t understood says so and shows the default', async ({ page }) => {
  await page.goto('/?m=no/model&c=nothing');
  await expect(page.locator('[data-part="problem"]')).toContainText('No model “no/model”');
  await expect(page.locator('[data-part="problem"]')).toContainText('No rule “nothing”');
  await expect.poll(() => nets(page)).toEqual(['355234006336', '32482313536']);
});

/** Every field that a reader may change, changed, counts in the browser what the terminal counts. */
test('any one field changed changes the figure as the terminal says', async ({ page }) => {
  const record = JSON.parse(readFileSync('content/models/qwen/qwen3-30b-a3b.json', 'utf8')) as {
    config: Record<string, unknown>;
  };
  const changes = {
    vocab_size: 152064,
    hidden_size: 2560,
    num_hidden_layers: 47,
    num_attention_heads: 16,
    num_key_value_heads: 8,
    head_dim: 64,
    num_experts: 64,
    num_experts_per_tok: 4,
    moe_intermediate_size: 1024,
    tie_word_embeddings: true,
  };
  const folder = mkdtempSync(join(tmpdir(), 'weighbridge-'));
  for (const [field, value] of Object.entries(changes)) {
    const path = join(folder, `${field}.json`);
    writeFileSync(path, JSON.stringify({ ...record.config, [field]: value }));
    const { stdout } = spawnSync('node_modules/.bin/node', ['src/cli.ts', path, '--json'], {
      encoding: 'utf8',
    });
    const { total, active } = (
      JSON.parse(stdout) as { conventions: Record<string, { total: number; active: number }> }
    ).conventions['both-tables'] ?? { total: 0, active: 0 };
    await page.goto(`/?c=both-tables&m=qwen/qwen3-30b-a3b&set=${field}:${String(value)}&v=1`);
    await expect(page.locator('[data-text="ticket"]').first()).toHaveText(
      `${field} = ${String(value)}`,
    );
    // A dense model's ticket has one net for both.
    const both = async () => {
      const [first, second = first] = await nets(page);
      return [field, first, second];
    };
    await expect.poll(both).toEqual([field, String(total), String(active)]);
  }
});

test('a field typed by hand counts at once; one the engine refuses leaves the ticket and says why', async ({
  page,
}) => {
  await page.goto('/');
  await page.waitForSelector(ready);
  await page.getByText('Change a field').first().click();
  const field = page.getByLabel('num_experts_per_tok');
  await field.fill('4');
  await expect(page.locator('[data-row="net"] data').last()).toHaveAttribute(
    'value',
    '23988847936',
  );
  await field.fill('1.5');
  await expect(page.locator('[data-part="problem"]')).toContainText('num_experts_per_tok');
  await expect(page.locator('[data-row="net"] data').last()).toHaveAttribute(
    'value',
    '23988847936',
  );
});

test('a button pressed twice says its own words again', async ({ page }) => {
  await page.goto('/');
  await page.waitForSelector('wb-weigh[data-ready]');
  const button = page.locator('[data-copy="link"]').first();
  await button.click();
  await button.click();
  await expect(button).toHaveText('Copied');
  await expect(button).toHaveText('Copy link');
});
