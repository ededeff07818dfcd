import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const CONFIG = {
  model_type: 'llama',
  vocab_size: 1000,
  hidden_size: 64,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  intermediate_size: 96,
  tie_word_embeddings: false,
};

/** The command as a caller runs it; INIT_CWD is what npm sets to the caller's folder. */
function count(args: readonly string[], { from = root, content = '' } = {}) {
  const env = {
    ...process.env,
    INIT_CWD: from,
    ...(content ? { WEIGHBRIDGE_CONTENT: content } : {}),
  };
  const { status, stdout, stderr } = spawnSync('node', ['src/cli.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env,
  });
  return { status, lines: stdout.trimEnd().split('\n'), stdout, stderr };
}

function scratch(): string {
  return mkdtempSync(join(tmpdir(), 'weighbridge-'));
}

describe('count', () => {
  test('prints a ticket with gross, tare and net', () => {
    const { status, stdout } = count(['zai-org/glm-4.5', '--convention', 'body-plus-mtp']);
    expect(status).toBe(0);
    for (const figure of [
      '358,337,791,296',
      '1,551,892,480',
      '355,234,006,336',
      '32,482,313,536',
    ]) {
      expect(stdout).toContain(figure);
    }
  });

  test('takes the Hub’s own spelling', () => {
    expect(count(['zai-org/GLM-4.5', '--json']).stdout).toBe(
      count(['zai-org/glm-4.5', '--json']).stdout,
    );
  });

  test('gives one object a line, in the documented form', () => {
    const { lines } = count(['openai/gpt-oss-120b', 'openai-community/gpt2', '--json']);
    const [first, second] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(first).toMatchObject({
      schema: 'weighbridge.count/1',
      source: { kind: 'model', name: 'openai/gpt-oss-120b' },
      model_type: 'gpt_oss',
      stored: 116_829_156_672,
      unique: 116_829_156_672,
      moe: { experts: 128, topK: 4, layers: 36 },
      conventions: {
        'head-only-active': { version: '1', total: 116_829_156_672, active: 5_132_849_472 },
      },
    });
    expect(second).toMatchObject({ model_type: 'gpt2', stored: 124_439_808, moe: null });
  });

  test('byRole has every role and sums to unique', () => {
    const { lines } = count(['zai-org/glm-4.5', '--json']);
    const { byRole, unique } = JSON.parse(lines[0] ?? '') as {
      byRole: Record<string, number>;
      unique: number;
    };
    expect(Object.keys(byRole)).toHaveLength(16);
    expect(Object.values(byRole).reduce((sum, each) => sum + each, 0)).toBe(unique);
  });

  test('reads a path relative to the caller’s folder', () => {
    const folder = scratch();
    writeFileSync(join(folder, 'config.json'), JSON.stringify(CONFIG));
    const { lines } = count(['config.json', '--json'], { from: folder });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      source: { kind: 'config', name: 'config.json' },
      stored: 189_760,
    });
  });

  test('a bare config with a draft block leaves what is stored open', () => {
    const folder = scratch();
    const record = JSON.parse(
      readFileSync(join(root, 'content/models/zai-org/glm-4.5.json'), 'utf8'),
    ) as { config: object };
    writeFileSync(join(folder, 'glm.json'), JSON.stringify(record.config));
    const report = JSON.parse(count(['glm.json', '--json'], { from: folder }).lines[0] ?? '') as {
      stored: null;
      conventions: Record<string, { total: number | null; reason?: string }>;
    };
    expect(report.stored).toBeNull();
    expect(report.conventions['as-stored']?.total).toBeNull();
    expect(report.conventions['as-stored']?.reason).toContain('MTP');
  });

  test('a failing source keeps its place, says one line and ends with 2', () => {
    const { status, lines, stderr } = count(['no-such.json', 'openai-community/gpt2', '--json']);
    expect(status).toBe(2);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      schema: 'weighbridge.error/1',
      source: { kind: 'config', name: 'no-such.json' },
      error: { code: 'no-such-source' },
    });
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ schema: 'weighbridge.count/1' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test.each([
    ['broken JSON', '{', 'not-json'],
    ['another architecture', JSON.stringify({ model_type: 'hyena9' }), 'unknown-model-type'],
    ['a list', '[]', 'wrong-type'],
  ])('%s is refused with its code', (_, text, code) => {
    const folder = scratch();
    writeFileSync(join(folder, 'config.json'), text);
    const { status, lines } = count(['config.json', '--json'], { from: folder });
    expect(status).toBe(2);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ error: { code } });
  });

  test.each([
    [['openai-community/gpt2', '--convention', 'nonsense'], 'nonsense'],
    [[], 'Usage'],
    [['gpt2', '--nonsense'], 'Usage'],
  ])('%j ends with 2 and says why', (args, words) => {
    const { status, stderr } = count(args);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
  });

  test('a convention file in another content folder is a rule at once', () => {
    const folder = scratch();
    cpSync(join(root, 'content/models'), join(folder, 'models'), { recursive: true });
    cpSync(join(root, 'content/conventions'), join(folder, 'conventions'), { recursive: true });
    mkdirSync(join(folder, 'explainers'));
    const base = JSON.parse(
      readFileSync(join(root, 'content/conventions/both-tables.json'), 'utf8'),
    ) as {
      total: Record<string, string>;
    };
    const headless = {
      ...base,
      name: 'Head left out',
      order: 99,
      total: { ...base.total, head: 'out' },
      witnesses: [],
      counterWitnesses: [],
    };
    writeFileSync(join(folder, 'conventions/head-left-out.json'), JSON.stringify(headless));
    const { lines } = count(['openai/gpt-oss-120b', '--json'], { content: folder });
    const { conventions } = JSON.parse(lines[0] ?? '') as {
      conventions: Record<string, { total: number }>;
    };
    expect(conventions['head-left-out']?.total).toBe(116_829_156_672 - 579_133_440);
  });
});
