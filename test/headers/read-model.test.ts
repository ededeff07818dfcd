import { describe, expect, test } from 'vitest';
import { stored, unique } from '#engine';
import { readModel, type Files, type Progress } from '../../src/headers/read-model.ts';
import { memorySource } from '../../src/headers/sources/memory.ts';
import { model as record } from '../support/catalogue.ts';
import { safetensors, type Listed } from '../support/files/safetensors-bytes.ts';
import { sparseSource } from '../support/files/sparse.ts';
import { tensorsOf } from '../support/files/tensors-of.ts';
import { ledgerOf } from '#engine';

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** A folder of small files: tensors for .safetensors, anything else as JSON. */
function folder(
  contents: Readonly<Record<string, unknown>>,
  metadata?: Record<string, string>,
): Files {
  return {
    where: 'folder',
    names: Object.keys(contents),
    open: (name) =>
      name.endsWith('.safetensors')
        ? sparseSource(name, safetensors(contents[name] as Listed[], metadata ? { metadata } : {}))
        : memorySource(name, json(contents[name])),
  };
}

const EMBED: Listed = ['model.embed_tokens.weight', 'BF16', [10, 4]];
const HEAD: Listed = ['lm_head.weight', 'BF16', [10, 4]];
const NORM: Listed = ['model.norm.weight', 'BF16', [4]];
const INDEX = 'model.safetensors.index.json';
const A = 'model-00001-of-00002.safetensors';
const B = 'model-00002-of-00002.safetensors';
const MAP = { 'model.embed_tokens.weight': A, 'model.norm.weight': B };

describe('a folder', () => {
  test('with an index is its shards, read in order, with progress', async () => {
    const seen: Progress[] = [];
    const index = { metadata: { total_size: 88 }, weight_map: MAP };
    const reading = await readModel(
      folder({ [INDEX]: index, [A]: [EMBED], [B]: [NORM], 'other.safetensors': [HEAD] }),
      {
        progress: (each) => seen.push(each),
      },
    );
    expect(reading).toMatchObject({ container: 44, bytes: 88, files: [A, B] });
    expect(stored(reading.ledger)).toBe(44);
    expect(seen).toEqual([0, 1, 2].map((done) => ({ done, of: 2 })));
  });

  test('that lacks a shard of its index is refused', async () => {
    const files = folder({ [INDEX]: { weight_map: MAP }, [A]: [EMBED] });
    await expect(readModel(files)).rejects.toMatchObject({ code: 'shard-missing' });
  });

  test('stopped while it is read says so', async () => {
    const stop = new AbortController();
    const reading = readModel(folder({ [A]: [EMBED], [B]: [NORM] }), {
      signal: stop.signal,
      progress: () => stop.abort(),
    });
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('with several models gives the one that is named', async () => {
    const files = folder({ 'a.safetensors': [EMBED], 'b.safetensors': [EMBED, NORM] });
    await expect(readModel(files)).rejects.toMatchObject({ code: 'files-ambiguous' });
    expect((await readModel(files, { file: 'b.safetensors' })).container).toBe(44);
    await expect(readModel(files, { file: 'c.safetensors' })).rejects.toMatchObject({
      code: 'no-weights',
    });
  });
});

describe('what files say of themselves', () => {
  test('totals that lie are shown beside the sum, and change nothing', async () => {
    const index = { metadata: { total_size: 44, total_parameters: '99' }, weight_map: MAP };
    const { ledger } = await readModel(
      folder({ [INDEX]: index, [A]: [EMBED], [B]: [NORM] }, { total_parameters: '333' }),
    );
    expect(stored(ledger)).toBe(44);
    for (const claim of ['44 bytes; the tensors have 88', '99 parameters', '333 parameters']) {
      expect(ledger.assumptions.join('\n')).toContain(claim);
    }
  });

  test('totals that are right are not spoken of', async () => {
    const index = { metadata: { total_size: 88, total_parameters: 44 }, weight_map: MAP };
    const { ledger } = await readModel(folder({ [INDEX]: index, [A]: [EMBED], [B]: [NORM] }));
    expect(ledger.assumptions.join('\n')).not.toContain('says');
  });
});

describe('a head of the embedding’s shape', () => {
  const both = { 'model.safetensors': [EMBED, HEAD, NORM] };
  test('is a copy where the config ties them', async () => {
    const { ledger } = await readModel(
      folder({ ...both, 'config.json': { tie_word_embeddings: true } }),
    );
    expect([stored(ledger), unique(ledger)]).toEqual([84, 44]);
  });

  test('is a matrix of its own where it doesn’t', async () => {
    const { ledger } = await readModel(
      folder({ ...both, 'config.json': { tie_word_embeddings: false } }),
    );
    expect(unique(ledger)).toBe(84);
    expect(ledger.assumptions).toEqual([]);
  });

  test('is counted, and doubted aloud, where nothing says', async () => {
    const { ledger } = await readModel(folder(both));
    expect(unique(ledger)).toBe(84);
    expect(ledger.assumptions.join()).toContain('40 parameters are stored twice');
  });

  test('is the table itself where a writer kept that name only', async () => {
    const { ledger } = await readModel(
      folder({ 'model.safetensors': [HEAD, NORM], 'config.json': { tie_word_embeddings: true } }),
    );
    expect(ledger.rows.map(({ role, state }) => [role, state])).toContainEqual([
      'embedding',
      'tied',
    ]);
  });
});

describe('an index without its shards', () => {
  const { config } = record('zai-org/glm-4.5');
  const names = (repeat: boolean): Record<string, string> => {
    const facts = {
      mtp: 'stored',
      mtpTables: repeat ? 'own' : 'shared',
      scales: [],
      buffers: [],
    } as const;
    const small = { ...config, num_hidden_layers: 4, n_routed_experts: 8, num_experts_per_tok: 2 };
    return Object.fromEntries(tensorsOf(ledgerOf(small, facts)).map(([name]) => [name, A]));
  };

  test('says what it knows, and that it has no sizes', async () => {
    const files = folder({ [INDEX]: { metadata: { total_size: 7 }, weight_map: MAP } });
    await expect(readModel(files)).rejects.toMatchObject({
      code: 'index-only',
      value: 2,
      rule: expect.stringContaining('a total_size of 7') as string,
    });
  });

  test.each([
    [true, 358_337_791_296],
    [false, 356_785_898_816],
  ])('beside a config says what the file repeats (%s)', async (repeat, expected) => {
    const files = folder({ [INDEX]: { weight_map: names(repeat) }, 'config.json': config });
    const { ledger, container } = await readModel(files);
    expect(stored(ledger)).toBe(expected);
    expect(container).toBeNull();
    expect(ledger.assumptions.join()).toContain('predicted from config.json');
  });
});
