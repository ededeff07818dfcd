import { describe, expect, test } from 'vitest';
import type { Asked } from '#components/island/count/asked.ts';
import { readAddress, writeAddress } from '#components/island/count/address.ts';
import { packConfig, unpackConfig } from '#components/island/count/config-link.ts';
import { withField } from '#components/island/count/missing-field.ts';
import { refusedOf, Scale } from '#components/island/count/scale.ts';
import type { RowsAsked } from '#components/island/count/tensor-rows.ts';
import { weighData } from '#site/subjects.ts';
import { loadCatalogue } from '#catalogue';
import { gguf } from '../support/files/gguf-bytes.ts';
import { gptOss, qwen3 } from '../support/files/released.ts';
import { safetensors, type Listed, type Written } from '../support/files/safetensors-bytes.ts';
import { COMMIT } from '../support/hub/stand-in.ts';

const RULE = 'everything-once';
const rules = weighData.rules;
const RULES = rules.map(({ id }) => id);
const HUB = `org/model@${COMMIT}`;

/** A blob as long as its file, of which nothing but the header is held. */
function asBlob({ bytes, size }: Written): Blob {
  const header = new Blob([new Uint8Array(bytes)]);
  const part = (start: number, end: number): Blob => {
    const here = header.slice(start, Math.min(end, bytes.length));
    const blank = Math.min(end, size) - Math.max(start, bytes.length);
    return blank > 0 ? new Blob([here, new Uint8Array(blank)]) : here;
  };
  return { size, slice: part } as Blob;
}

const files = (path: string, tensors: readonly Listed[]): Asked => ({
  kind: 'files',
  files: [{ path, blob: asBlob(safetensors(tensors)) }],
});

async function scaleWith(...sources: readonly Asked[]): Promise<Scale> {
  const scale = new Scale();
  scale.rules({ rules });
  let place = 0;
  for (const asked of sources) await scale.read({ place: place++, asked }, () => {});
  return scale;
}

const rows = (asked: Partial<RowsAsked>): RowsAsked => ({
  order: 'file',
  descending: false,
  filter: '',
  start: 0,
  end: 10,
  ...asked,
});

describe('a link', () => {
  const known = { rule: RULE, rules: RULES };
  test.each([
    { rule: RULE, hubs: [], topK: null, config: '' },
    { rule: 'both-tables', hubs: [HUB, 'org/other@main:a.gguf'], topK: 8, config: '' },
    { rule: RULE, hubs: [HUB], topK: null, config: 'a-b_9' },
  ])('says a count and is read as it was written: %j', (address) => {
    const text = writeAddress(address, RULE);
    const [search = '', hash = ''] = text.split('#');
    const back = readAddress(search, hash && `#${hash}`, known);
    expect(back).toEqual({ address, problems: [] });
  });
  test('keeps a config out of the query', () => {
    const text = writeAddress({ rule: RULE, hubs: [], topK: null, config: 'abc' }, RULE);
    expect(text).toBe('#config=abc');
  });
  test('that isn’t understood says what, and shows the default', () => {
    const { address, problems } = readAddress('?c=none&k=x&v=1', '#else', known);
    expect(address).toEqual({ rule: RULE, hubs: [], topK: null, config: '' });
    expect(problems).toHaveLength(2);
    expect(readAddress('?v=2', '', known).problems[0]).toContain('version 2');
  });
  test('carries a config, and a damaged or a huge one is none', async () => {
    const text = JSON.stringify({ model_type: 'llama', note: 'ä€𝄞' });
    expect(await unpackConfig(await packConfig(text))).toBe(text);
    expect(await unpackConfig('!')).toBeNull();
    expect(await unpackConfig('abcd')).toBeNull();
    expect(await unpackConfig(await packConfig(' '.repeat(2_000_000)))).toBeNull();
  });
});

describe('a field that a config lacks', () => {
  test.each([
    ['{"a": 1}', '8', { k: 8, a: 1 }],
    ['{}', 'true', { k: true }],
    ['{"k": null, "a": 1}', '8', { k: 8, a: 1 }],
    ['{"a": 1}', 'llama', { k: 'llama', a: 1 }],
  ])('is set in %s', (text, value, expected) => {
    expect(JSON.parse(withField(text, 'k', value))).toEqual(expected);
  });
});

describe('the scale', () => {
  test('tells stored, unique and container apart, and bits hold against the type', async () => {
    const of06 = qwen3({ layers: 28, hidden: 1024, heads: 16, kvHeads: 8, width: 3072 });
    const { config } = loadCatalogue().models.find(({ id }) => id === 'qwen/qwen3-0.6b') ?? {};
    const scale = await scaleWith({
      kind: 'files',
      files: [
        { path: 'm/model.safetensors', blob: asBlob(safetensors(of06)) },
        { path: 'm/config.json', blob: new Blob([JSON.stringify(config)]) },
      ],
    });
    const { holds, bits } = scale.view({ place: 0, rule: RULE, link: '' });
    const held = Object.fromEntries(holds.map(({ what, figure }) => [what, figure.value]));
    expect(held).toMatchObject({
      Unique: 596_049_920,
      Duplicates: 155_582_464,
      Stored: 751_632_384,
      Container: 751_632_384,
    });
    expect(bits?.each).toBe('16.000');
    expect(bits?.verdict[0]).toContain('BF16, 16 bits');
    expect(bits?.verdict[1]).toContain('second copies');
  });

  test('says of a label what a file’s bytes have no room for', async () => {
    const tables = gguf([['token_embd.weight', 'Q4_0', [8192, 138_888_888]]]);
    const scale = await scaleWith({
      kind: 'files',
      files: [{ path: 'model.gguf', blob: asBlob(tables) }],
    });
    const { bits } = scale.view({ place: 0, rule: RULE, link: '' });
    expect(bits?.each).toBe('4.500');
    expect(bits?.verdict.at(-1)).toBe(
      'In 16 bits each, 640.0 GB hold at most 319,999,997,952 values: a label above that names a narrower type.',
    );
  });

  test('says of a packed file that a parameter has fewer bits than its element', async () => {
    const scale = await scaleWith(files('gpt-oss.safetensors', gptOss(36, 128)));
    const { bits, asksTopK, choices } = scale.view({ place: 0, rule: RULE, link: '' });
    expect(bits?.verdict[0]).toContain('U8, 8 bits an element. One element holds several');
    expect(Number(bits?.each)).toBeLessThan(8);
    expect(asksTopK).toBe(true);
    expect(choices.map(({ id }) => id)).toEqual(RULES);
    expect(choices.find(({ id }) => id === 'gguf-sum')?.why).toContain('gguf');
  });

  test('reconciles a file with its config, to nothing', async () => {
    const of30 = qwen3({
      layers: 48,
      hidden: 2048,
      heads: 32,
      kvHeads: 4,
      width: 768,
      experts: 128,
    });
    const { config } = loadCatalogue().models.find(({ id }) => id === 'qwen/qwen3-30b-a3b') ?? {};
    const scale = await scaleWith(files('a.safetensors', of30), {
      kind: 'config',
      text: JSON.stringify(config),
    });
    const { lines, spoken } = scale.reconcile();
    expect(spoken).toBe('They agree in every tensor.');
    expect(lines).toHaveLength(2);
  });

  test('orders, filters and cuts its tensors', async () => {
    const scale = await scaleWith(
      files('a.safetensors', [
        ['model.embed_tokens.weight', 'BF16', [10, 4]],
        ['model.layers.0.mlp.up_proj.weight', 'BF16', [3, 4]],
        ['model.layers.1.mlp.up_proj.weight', 'F32', [3, 4]],
        ['rotary.inv_freq', 'F32', []],
      ]),
    );
    const names = (asked: Partial<RowsAsked>): string[] =>
      scale.rows({ place: 0, asked: rows(asked) }).rows.map(({ name }) => name.slice(0, 14));
    expect(names({ order: 'bytes', descending: true, end: 2 })).toEqual([
      'model.embed_to',
      'model.layers.1',
    ]);
    expect(names({ filter: 'feed-forward' })).toEqual(['model.layers.0', 'model.layers.1']);
    expect(names({ filter: 'f32', order: 'name' })).toEqual(['model.layers.1', 'rotary.inv_fre']);
    expect(scale.rows({ place: 0, asked: rows({ filter: 'buffer' }) })).toMatchObject({
      passing: 1,
      of: 4,
      rows: [{ role: 'Buffer', shape: 'one value' }],
    });
  });

  test('writes names that a spreadsheet would run as text', async () => {
    const scale = await scaleWith(files('a.safetensors', [['=HYPERLINK("x"),y', 'BF16', [2]]]));
    const csv = await scale.download({ place: 0, what: 'csv' }).text();
    expect(csv.split('\r\n')[1]).toBe(
      '"\'=HYPERLINK(""x""),y",a.safetensors,Other parts,BF16,2,2,4',
    );
  });

  test('keeps what it had when a reading is left or refused', async () => {
    const scale = await scaleWith(files('a.safetensors', [['a', 'BF16', [2]]]));
    const left = scale.read(
      { place: 0, asked: files('b.safetensors', [['b', 'BF16', [3]]]) },
      () => {},
    );
    scale.cancel();
    expect(refusedOf(await left.catch((error: unknown) => error))?.code).toBe('cancelled');
    const bad = scale.read({ place: 0, asked: { kind: 'config', text: '[]' } }, () => {});
    expect(refusedOf(await bad.catch((error: unknown) => error))).toMatchObject({
      code: 'wrong-type',
      remedy: 'Paste the whole file, braces included.',
    });
    expect(scale.view({ place: 0, rule: RULE, link: '' }).name).toBe('a.safetensors');
  });

  test('is given top-k, no more than there are experts', async () => {
    const experts = [0, 1].map((at): Listed => [`layers.0.mlp.experts.${at}.w`, 'BF16', [2]]);
    await expect(scaleWith({ ...files('a.safetensors', experts), topK: 3 })).rejects.toMatchObject({
      code: 'routing-disagrees',
    });
    const scale = await scaleWith({ ...files('a.safetensors', experts), topK: 1 });
    expect(scale.view({ place: 0, rule: RULE, link: '' }).asksTopK).toBe(false);
  });
});

test('a long arithmetic is cut, and still sums', async () => {
  const many = Array.from({ length: 900 }, (_, at): Listed => [
    `part${'x'.repeat(at)}`,
    'F32',
    [at + 1],
  ]);
  const scale = await scaleWith(files('a.safetensors', many));
  const { terms } = scale.view({ place: 0, rule: RULE, link: '' }).ticket;
  expect(terms).toHaveLength(400);
  expect(terms.reduce((sum, { figure }) => sum + figure.value, 0)).toBe((900 * 901) / 2);
});

test('a line of arithmetic names no more tensors than can be read', async () => {
  const alike = Array.from({ length: 900 }, (_, at): Listed => [
    `part${'x'.repeat(at)}`,
    'F32',
    [2],
  ]);
  const scale = await scaleWith(files('a.safetensors', alike));
  const { terms } = scale.view({ place: 0, rule: RULE, link: '' }).ticket;
  expect(terms).toHaveLength(1);
  expect(terms[0]?.names.split(', ')).toHaveLength(24);
  expect(terms[0]?.names).toMatch(/^part, partx, .* and 877 more, each in the list of tensors$/);
});
