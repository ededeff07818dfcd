import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as plain, type Page } from '@playwright/test';
import { BUDGETS, SLACK } from '../bench/budgets.ts';
import { gguf } from '../support/files/gguf-bytes.ts';
import { deepseekV3, glm47Flash, gptOss, qwen3 } from '../support/files/released.ts';
import { safetensors, type Listed, type Written } from '../support/files/safetensors-bytes.ts';
import { COMMIT, standIn, type StandIn } from '../support/hub/stand-in.ts';
import { longestTask } from '../support/main-thread.ts';
import { copied, expect, nets, test } from './page.ts';
import { writeSparse } from '../support/files/sparse.ts';

const TENSORS: readonly Listed[] = [
  ['model.embed_tokens.weight', 'BF16', [10, 4]],
  ['model.norm.weight', 'BF16', [4]],
];
const WEIGHTS = { 'model.safetensors': safetensors(TENSORS) };
const ROUTED: readonly Listed[] = [
  ...TENSORS,
  ...[0, 1, 2, 3].map((expert): Listed => [
    `model.layers.0.mlp.experts.${expert}.up_proj.weight`,
    'BF16',
    [4, 4],
  ]),
];
/** A header longer than what is asked for at first. */
const LONG: readonly Listed[] = Array.from({ length: 3000 }, (_, at) => [
  `model.layers.${at}.mlp.up_proj.weight`,
  'F32',
  [2],
]);

/** A model of forty files. */
const SHARDS = Object.fromEntries(
  Array.from({ length: 40 }, (_, shard) => [
    `model-${String(shard + 1).padStart(5, '0')}-of-00040.safetensors`,
    safetensors(
      Array.from({ length: 600 }, (_, at): Listed => [
        `model.layers.${shard}.mlp.experts.${at}.up_proj.weight`,
        'BF16',
        [4, 2],
      ]),
    ),
  ]),
);

let hub: StandIn;
let folder = '';

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weighbridge-'));
  hub = await standIn({
    'org/model': { files: { ...WEIGHTS, 'config.json': { model_type: 'test' } } },
    'org/other': {
      files: {
        'model.safetensors': safetensors([...TENSORS, ['lm_head.weight', 'BF16', [10, 4]]]),
      },
    },
    'org/quants': {
      files: {
        'a-Q8_0.gguf': gguf([['token_embd.weight', 'Q8_0', [32, 4]]]),
        'a-F16.gguf': gguf([['token_embd.weight', 'F16', [32, 8]]]),
      },
    },
    'org/gated': { files: WEIGHTS, token: 'secret' },
    'org/old-name': { renamedTo: 'org/model' },
    'org/busy': { refuses: { status: 429, headers: { 'retry-after': '30' } } },
    'org/broken': { refuses: { status: 503 } },
    'org/odd': { info: { hello: 'world' } },
    'org/whole': { files: WEIGHTS, ignoresRange: true },
    'org/changing': { files: { 'model.safetensors': safetensors(LONG) }, changesAfter: 1 },
    'org/cut': { files: WEIGHTS, breaksOff: true },
    'org/slow': { hangs: true },
    'org/sharded': { files: SHARDS },
    'org/walled': { files: WEIGHTS },
    'org/pickled': { files: { 'pytorch_model.bin': {} } },
  });
});
test.afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A file on disk that is as long as its header says; what no reader asks for is a hole. */
function onDisk(name: string, written: Written): string {
  const path = join(folder, name);
  writeSparse(path, written);
  return path;
}

/** What the page asks the Hub is answered by the stand-in. */
async function withHub(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.context().route('https://huggingface.co/**', async (route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    asked.push(pathname);
    try {
      const { range, authorization } = await request.allHeaders();
      const answer = await fetch(hub.url + pathname + search, {
        headers: { ...(range ? { range } : {}), ...(authorization ? { authorization } : {}) },
      });
      const body = Buffer.from(await answer.arrayBuffer());
      const headers = Object.fromEntries(answer.headers);
      // A host that lets pages of one other site read it; without the header Playwright would add it.
      if (pathname.includes('/org/walled/'))
        headers['access-control-allow-origin'] = 'https://elsewhere.example';
      await route.fulfill({ status: answer.status, headers, body });
    } catch {
      await route.abort('failed');
    }
  });
  return asked;
}

async function open(page: Page, search = ''): Promise<void> {
  await page.goto(`/count/${search}`);
  await page.waitForSelector('wb-count[data-ready]');
}

const chooseFiles = (page: Page, ...paths: string[]): Promise<void> =>
  page.getByLabel('Choose files').setInputFiles(paths);
const weighed = (page: Page): Promise<void> =>
  expect(page.getByRole('heading', { name: 'Result' })).toBeVisible({ timeout: 20_000 });
/** How many tensors the table has, and how many of them pass its filter. */
const passing = (page: Page) => page.locator('[data-part="passing"]');
/** A quantity of the list of what the source holds. */
const holds = (page: Page, what: string) =>
  page.locator('.holds tr', { has: page.getByText(what, { exact: true }) }).locator('data');

async function fetchHeaders(page: Page, address: string): Promise<void> {
  await page.getByLabel('Name a Hub repository').fill(address);
  await page.getByRole('button', { name: 'Fetch headers' }).click();
}

test('a pasted config gives a ticket, and its link gives it again without asking anybody', async ({
  page,
}) => {
  const asked = await withHub(page);
  await open(page);
  await page.getByRole('button', { name: /^Try Qwen3-30B-A3B/ }).click();
  await page.getByRole('button', { name: 'Count this config' }).click();
  await weighed(page);
  await expect.poll(() => nets(page)).toEqual(['30532122624', '3353032704']);
  await page.getByRole('radio', { name: /^Head only active/ }).check();
  await expect(page.locator('[data-row="net"] data').last()).toHaveAttribute('value', '3041867776');
  await page.getByRole('button', { name: 'Copy link' }).click();
  const link = await copied(page);
  expect(link).toMatch(
    /^https:\/\/weighbridge\.example\/count\/\?c=head-only-active&v=1#config=[\w-]+$/,
  );
  await page.goto('/');
  await open(page, link.slice(link.indexOf('?')));
  await weighed(page);
  await expect.poll(() => nets(page)).toEqual(['30532122624', '3041867776']);
  await expect(page.getByRole('radio', { name: /^Head only active/ })).toBeChecked();
  expect(asked).toEqual([]);
});

test('a file that is dropped is read where it lies', async ({ page }) => {
  const path = onDisk('dropped.safetensors', WEIGHTS['model.safetensors']);
  await open(page);
  await drop(page, [path]);
  await weighed(page);
  await expect(holds(page, 'Stored')).toHaveAttribute('value', '44');
  await expect(page.locator('[data-part="bits-each"]')).toHaveText('16.000');
  await expect(page.getByText('no link leads to this result')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeHidden();
});

test('a folder that is dropped is its config with its weights', async ({ page }) => {
  const inside = mkdtempSync(join(folder, 'model-'));
  const { bytes } = safetensors(ROUTED);
  writeFileSync(
    join(inside, 'model.safetensors'),
    new Uint8Array([...bytes, ...new Uint8Array(safetensors(ROUTED).size - bytes.length)]),
  );
  writeFileSync(join(inside, 'config.json'), JSON.stringify({ num_experts_per_tok: 2 }));
  writeFileSync(join(inside, 'README.md'), 'not read');
  await open(page);
  await drop(page, [inside]);
  await weighed(page);
  await expect.poll(() => nets(page)).toEqual(['108', '76']);
});

/** A real drop, as the browser gets it from the system. */
async function drop(page: Page, files: string[]): Promise<void> {
  const box = await page.locator('.drop').boundingBox();
  const client = await page.context().newCDPSession(page);
  const at = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await client.send('Input.dispatchDragEvent', {
      type,
      ...at,
      data: { items: [], files, dragOperationsMask: 1 },
    });
  }
}

/** Figures that are published for these files, or counted from them elsewhere; see test/headers/facts. */
for (const [name, tensors, figures] of [
  [
    'deepseek-v3',
    deepseekV3,
    { Stored: '684489845504', Auxiliary: '41540496', Container: '684531386000' },
  ],
  ['gpt-oss-120b', () => gptOss(36, 128), { Stored: '116829156672' }],
  [
    'qwen3-0.6b',
    () => qwen3({ layers: 28, hidden: 1024, heads: 16, kvHeads: 8, width: 3072 }),
    { Stored: '751632384' },
  ],
  ['glm-4.7-flash', glm47Flash, { Stored: '31221488576' }],
] as const) {
  test(`the headers of ${name} give its figures`, async ({ page }) => {
    await open(page);
    await chooseFiles(page, onDisk(`${name}.safetensors`, safetensors(tensors())));
    await weighed(page);
    for (const [what, value] of Object.entries(figures))
      await expect(holds(page, what)).toHaveAttribute('value', value);
  });
}

test('how many experts a token uses is asked where only the tensors are known', async ({
  page,
}) => {
  await open(page);
  await chooseFiles(page, onDisk('routed.safetensors', safetensors(ROUTED)));
  await weighed(page);
  await expect.poll(() => nets(page)).toEqual(['108']);
  await page.getByLabel(/How many experts a token uses/).fill('9');
  await page.getByRole('button', { name: 'Count active' }).click();
  await expect(page.getByRole('alert')).toContainText('The tensors hold 4 routed experts a layer');
  await page.getByLabel(/How many experts a token uses/).fill('1');
  await page.getByRole('button', { name: 'Count active' }).click();
  await expect(page.locator('[data-row="net"]')).toHaveCount(2);
  await expect.poll(() => nets(page)).toEqual(['108', '60']);
  await expect(page.locator('[data-list="said"]')).toContainText('entered by hand');
});

test('a field that a config lacks can be set', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /^Try/ }).click();
  const field = page.getByLabel('Paste a config.json');
  const text = await field.inputValue();
  await field.fill(text.replace(/"num_experts_per_tok": 8,/, ''));
  await page.getByRole('button', { name: 'Count this config' }).click();
  await expect(page.getByRole('alert')).toContainText('num_experts_per_tok: not given');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Or set num_experts_per_tok here').fill('8');
  await page.getByRole('button', { name: 'Count again' }).click();
  await weighed(page);
  await expect.poll(() => nets(page)).toEqual(['30532122624', '3353032704']);
  await expect(field).not.toHaveAttribute('aria-invalid');
});

test('a repository is asked for when the reader presses, and its link waits for a press', async ({
  page,
}) => {
  const asked = await withHub(page);
  await open(page);
  await page.getByLabel('Name a Hub repository').fill('https://huggingface.co/org/model/tree/main');
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Fetch headers' }).click();
  await weighed(page);
  expect(asked).toEqual([
    '/api/models/org/model/revision/main',
    `/org/model/resolve/${COMMIT}/config.json`,
    `/org/model/resolve/${COMMIT}/model.safetensors`,
  ]);
  await expect(page).toHaveURL(`/count/?hub=org/model@${COMMIT}&v=1`);
  asked.length = 0;
  await page.reload();
  await expect(page.getByLabel('Name a Hub repository')).toHaveValue(`org/model@${COMMIT}`);
  await expect(page.getByText(`This link names org/model@${COMMIT}`)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Result' })).toBeHidden();
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Fetch headers' }).click();
  await weighed(page);
  await expect(holds(page, 'Stored')).toHaveAttribute('value', '44');
  expect(asked).toHaveLength(3);
});

test('a repository that holds several models asks which', async ({ page }) => {
  await withHub(page);
  await open(page);
  await fetchHeaders(page, 'org/quants');
  await expect(page.getByRole('alert')).toContainText('nothing says which is the model');
  await page.getByLabel('Which of them is meant').selectOption('a-F16.gguf');
  await page.getByRole('button', { name: 'Count this one' }).click();
  await weighed(page);
  await expect(holds(page, 'Container')).toHaveAttribute('value', '256');
  await expect(page).toHaveURL(`/count/?hub=org/quants@${COMMIT}:a-F16.gguf&v=1`);
});

test('what takes long says so, and can be left', async ({ page }) => {
  await withHub(page);
  await open(page);
  await fetchHeaders(page, 'org/slow');
  await expect(page.getByText('Reading org/slow')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Reading org/slow')).toBeHidden();
  await expect(page.getByText('Nothing has changed.')).toBeVisible();
  await fetchHeaders(page, 'org/slow');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Nothing has changed.')).toBeVisible();
  await fetchHeaders(page, 'org/model');
  await weighed(page);
});

/** The browser writes a refused request to the console, so these pages may say something there. */
plain.describe('each failure has its sentence in place', () => {
  for (const [address, words] of [
    ['no-slash', 'A repository is named organisation/name'],
    ['org/nothing', 'There is no such repository or file'],
    ['org/model@v9', 'The repository has no such revision'],
    ['org/gated', 'The repository is gated'],
    ['org/old-name', 'The repository is now called org/model'],
    ['org/busy', 'asks to wait 30 seconds'],
    ['org/broken', 'The host has a fault of its own'],
    ['org/odd', 'The Hub says of a repository its id'],
    ['org/whole', 'sends the whole file where a part was asked for'],
    ['org/changing', 'became another one between two requests'],
    ['org/cut', 'did not answer'],
    ['org/walled', 'does not let pages of other sites read it (CORS)'],
    ['org/pickled', 'convert them to safetensors'],
  ] as const) {
    plain(address, async ({ page }) => {
      await withHub(page);
      await open(page);
      await fetchHeaders(page, address);
      await expect(page.getByRole('alert')).toContainText(words);
      await expect(page.getByLabel('Name a Hub repository')).toHaveAttribute(
        'aria-invalid',
        'true',
      );
      await expect(page.getByRole('heading', { name: 'Result' })).toBeHidden();
    });
  }

  plain('a token opens what is gated, and is kept nowhere', async ({ page }) => {
    await withHub(page);
    await open(page);
    await page.getByText('It is gated or private').click();
    await page.getByLabel(/A token that may read it/).fill('secret');
    await fetchHeaders(page, 'org/gated');
    await weighed(page);
    expect(page.url()).not.toContain('secret');
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    );
    expect(kept).not.toContain('secret');
  });
});

for (const [what, name, bytes, words] of [
  ['a cut file', 'cut.safetensors', new Uint8Array([1, 2, 3]), 'bytes'],
  ['an empty one', 'empty.gguf', new Uint8Array(0), 'empty'],
  [
    'a GGUF under another ending',
    'model.weights',
    new TextEncoder().encode('GGUF0000'),
    'GGUF file under another ending',
  ],
  ['a pickled one', 'model.bin', new Uint8Array(8), 'convert them to safetensors'],
  ['a config that is no JSON', 'config.json', new TextEncoder().encode('<html>'), 'JSON needs'],
] as const) {
  test(`${what} is refused with what to do`, async ({ page }) => {
    writeFileSync(join(folder, name), bytes);
    await open(page);
    await chooseFiles(page, join(folder, name));
    await expect(page.getByRole('alert')).toContainText(words);
    await expect(page.getByRole('heading', { name: 'Result' })).toBeHidden();
  });
}

test('two sources are held against one another, item by item, and their link names both', async ({
  page,
}) => {
  const asked = await withHub(page);
  await open(page);
  await fetchHeaders(page, 'org/model');
  await weighed(page);
  await page.getByRole('button', { name: 'Hold another source against it' }).click();
  await expect(page.getByText('The next source is held against org/model.')).toBeVisible();
  await fetchHeaders(page, 'org/other');
  const table = page.getByRole('table').filter({ hasText: 'The same in each' });
  await expect(table).toBeVisible();
  const figures = () =>
    table
      .locator('tbody data:visible')
      .evaluateAll((nodes) => nodes.map((node) => (node as HTMLDataElement).value));
  await expect.poll(figures).toEqual(['44', '44', '0', '40', '44', '84']);
  await expect(page).toHaveURL(`/count/?hub=org/model@${COMMIT}&hub=org/other@${COMMIT}&v=1`);
  await page.getByLabel('Ticket of').selectOption({ label: '1: org/model' });
  await expect(holds(page, 'Stored')).toHaveAttribute('value', '44');
  asked.length = 0;
  await page.reload();
  await page.getByRole('button', { name: 'Fetch headers' }).click();
  await expect(table).toBeVisible();
  expect(asked.filter((path) => path.startsWith('/api/'))).toHaveLength(2);
});

test('a hundred thousand tensors are ordered, filtered and scrolled, and never hold up the page', async ({
  page,
}) => {
  const many: Listed[] = Array.from({ length: 100_000 }, (_, at) => [
    `model.layers.${at % 100}.mlp.experts.${Math.floor(at / 100)}.up_proj.weight`,
    'BF16',
    [at === 77_777 ? 9 : 4, 2],
  ]);
  await open(page);
  const rows = page.locator('[data-list="tensors"] tr');
  const elements = page.locator('[data-sort="elements"]');
  const longest = await longestTask(page, async () => {
    await chooseFiles(page, onDisk('many.safetensors', safetensors(many)));
    await expect(passing(page)).toHaveText('100,000 tensors.', { timeout: 20_000 });
    await expect.poll(() => rows.count()).toBeLessThan(100);
    await elements.click();
    await expect(rows.first()).toContainText('model.layers.77.mlp.experts.777.up_proj.weight');
    await elements.click();
    await page
      .locator('[data-part="rows"]')
      .evaluate((node) => (node.scrollTop = node.scrollHeight));
    await expect(rows.last()).toContainText('model.layers.77.mlp.experts.777.up_proj.weight');
    await expect(rows.last()).toHaveAttribute('aria-rowindex', '100001');
    await page.locator('[data-part="tensors"] input').fill('layers.5.mlp.experts.12.');
    await expect(passing(page)).toHaveText('1 of 100,000 tensors.');
  });
  expect(longest).toBeLessThan(BUDGETS.task * SLACK);
});

/** Names that no rule groups: a file may hold nothing else. */
const UNLIKE: readonly Listed[] = Array.from({ length: 100_000 }, (_, at) => [
  `layer_${at}.weight`,
  'F32',
  [at % 9],
]);

test('a repository of many shards never holds up the page, nor does a file of names of which no two are alike', async ({
  page,
}) => {
  await withHub(page);
  await open(page);
  const path = onDisk('unlike.safetensors', safetensors(UNLIKE));
  const longest = await longestTask(page, async () => {
    await page.locator('[data-field="hub"]').fill('org/sharded');
    await page.locator('[data-way="hub"] button[type="submit"]').click();
    await expect(passing(page)).toHaveText('24,000 tensors.', { timeout: 20_000 });
    await page.locator('input[type="file"]').first().setInputFiles(path);
    await expect(passing(page)).toHaveText('100,000 tensors.', { timeout: 20_000 });
  });
  expect(longest).toBeLessThan(BUDGETS.task * SLACK);
  const names = page.locator('[data-list="terms"] .mono').first();
  await expect(names).toContainText('layer_0.weight, layer_9.weight');
  await expect(names).toContainText('and 11,089 more, each in the list of tensors');
});

test('the count and the tensors can be taken away, and the count is the terminal’s', async ({
  page,
}) => {
  const path = onDisk('taken.safetensors', safetensors(ROUTED));
  await open(page);
  await chooseFiles(page, path);
  await weighed(page);
  const taken = async (button: string): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    return readFileSync(await download.path(), 'utf8');
  };
  const said = JSON.parse(await taken('Download the count as JSON')) as object;
  const cli = execFileSync('node_modules/.bin/node', ['src/cli.ts', path, '--json'], {
    encoding: 'utf8',
  });
  const { source, ...count } = JSON.parse(cli) as { source: object };
  expect(said).toEqual({ source: { ...source, name: 'taken.safetensors' }, ...count });
  const lines = (await taken('The tensors as CSV')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + ROUTED.length);
  expect(lines[1]).toBe(
    'model.embed_tokens.weight,taken.safetensors,Input embedding,BF16,10x4,40,80',
  );
});

test('what was weighed in the tab is offered again in it, and in no other', async ({
  page,
  context,
}) => {
  const asked = await withHub(page);
  await open(page);
  await fetchHeaders(page, 'org/model');
  await weighed(page);
  await open(page);
  await page.getByRole('button', { name: `org/model@${COMMIT.slice(0, 12)}` }).click();
  await weighed(page);
  expect(asked).toHaveLength(6);
  const other = await context.newPage();
  await open(other);
  await expect(other.getByText('Weighed in this tab')).toBeHidden();
});

test('by keyboard alone: a config, its ticket, another rule', async ({ page }) => {
  await open(page);
  await page.getByLabel('Paste a config.json').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Paste a config.json')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Result' })).toBeFocused();
  await expect(page.locator('[data-part="spoken"]')).toContainText('30,532,122,624 total');
  await page.getByRole('radio', { name: /^Everything once/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-part="spoken"]')).toContainText('Both tables');
  await page.getByRole('button', { name: 'Start over' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Paste a config.json')).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Result' })).toBeHidden();
});

plain.describe('without a script', () => {
  plain.use({ javaScriptEnabled: false });
  plain('the page says what works instead', async ({ page }) => {
    await page.goto('/count/');
    const commands = page.locator('noscript pre');
    await expect(commands).toBeVisible();
    await expect(commands).toContainText('npm run -s count -- path/to/config.json');
    await expect(page.getByRole('button', { name: 'Count this config' })).toBeHidden();
  });
});
