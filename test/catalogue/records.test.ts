import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadCatalogue } from '#catalogue';
import { ConfigError, ledgerOf, stored, unique } from '#engine';

const content = join(import.meta.dirname, '../../content');
const { models, conventions } = loadCatalogue();

describe('the catalogue', () => {
  test('covers every family of the engine', () => {
    const types = new Set(models.map(({ config }) => config.model_type));
    const families = [
      ...['llama', 'mistral', 'mixtral', 'qwen2', 'qwen3', 'qwen2_moe', 'qwen3_moe', 'gpt_oss'],
      ...['glm4_moe', 'deepseek_v2', 'deepseek_v3', 'kimi_k2', 'gemma', 'gemma2', 'gemma3_text'],
      ...['olmo2', 'olmoe', 'phi3', 'gpt2', 'gpt_neox'],
    ];
    expect(families.filter((family) => !types.has(family))).toEqual([]);
    expect(models.length).toBeGreaterThanOrEqual(24);
  });

  test('is weighed without a refusal, and every record says what its file stores', () => {
    for (const { config, file } of models) {
      const ledger = ledgerOf(config, file);
      expect(stored(ledger)).toBeGreaterThanOrEqual(unique(ledger));
    }
  });

  test('holds no count: no number of a record is as large as a million', () => {
    const large = models.flatMap(({ id, config, file }) =>
      (JSON.stringify({ config, file }).match(/(?<=[:[,])\d{7,}(?=[,\]}])/g) ?? []).map(
        (number) => `${id}: ${number}`,
      ),
    );
    expect(large).toEqual([]);
  });

  test('two conventions share neither name nor predicate', () => {
    const names = conventions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a broken record', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'weighbridge-'));
    cpSync(join(content, 'models'), join(folder, 'models'), { recursive: true });
    cpSync(join(content, 'conventions'), join(folder, 'conventions'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function change(file: string, edit: (record: Record<string, unknown>) => void): () => unknown {
    const path = join(folder, file);
    const record = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    edit(record);
    writeFileSync(path, JSON.stringify(record));
    return () => loadCatalogue(folder);
  }
  const GLM = 'models/zai-org/glm-4.5.json';
  const RULE = 'conventions/both-tables.json';

  test.each([
    ['an unknown key', GLM, (record) => (record['sise'] = 1), /glm-4\.5\.json.*sise/s],
    ['no source', GLM, (record) => (record['sources'] = []), /glm-4\.5\.json: sources/],
    [
      'a source that isn’t https',
      GLM,
      (record) => (record['sources'] = [{ title: 'a', url: 'http://a.example/', date: null }]),
      /sources: 0: url/,
    ],
    [
      'a claim under a rule that isn’t there',
      GLM,
      (record) => ((record['claims'] as { states: string }[])[0]!.states = 'no-such-rule'),
      /no-such-rule.*No convention has this id/s,
    ],
    [
      'a claim that is no printed figure',
      GLM,
      (record) => ((record['claims'] as { total: unknown }[])[0]!.total = 355),
      /claims: 0: total/,
    ],
    [
      'a repository that isn’t its path',
      GLM,
      (record) => (record['repository'] = 'zai-org/GLM-5'),
      /The path is the repository in lower case/,
    ],
    [
      'a witness that isn’t in the catalogue',
      RULE,
      (record) => (record['witnesses'] = [{ model: 'no/model', total: 1, active: 1 }]),
      /no\/model.*No catalogue model/s,
    ],
    [
      'a cell outside the closed set',
      RULE,
      (record) => ((record['total'] as Record<string, string>)['head'] = 'half'),
      /both-tables\.json: total: head/,
    ],
    [
      'a missing role',
      RULE,
      (record) => delete (record['total'] as Record<string, string>)['head'],
      /both-tables\.json: total: head/,
    ],
  ] as const satisfies readonly (readonly [
    string,
    string,
    (record: Record<string, unknown>) => unknown,
    RegExp,
  ])[])('%s is refused by file and key', (_, file, edit, message) => {
    const load = change(file, edit);
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(message);
  });
});
