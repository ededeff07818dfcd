import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '#catalogue';
import { ledgerOf, weighUnder, type Convention } from '#engine';
import { figure, model, rule } from '../support/catalogue.ts';

const { conventions } = loadCatalogue();

/** The ids that the rules of the house name. */
const IDS = [
  'everything-once',
  'both-tables',
  'head-only-active',
  'body-plus-mtp',
  'body-plus-mtp-label',
  'all-but-mtp',
  'all-but-mtp-body-active',
  'non-embedding',
  'non-embedding-modules',
  'non-embedding-positions',
  'non-embedding-one-table',
  'hidden-matmul',
  'read-per-token',
  'language-model-only',
  'with-vision',
  'as-stored',
  'hub-shown',
  'gguf-sum',
  'router-free',
  'naive-topk',
];

test('every named convention is on record', () => {
  const known = new Set(conventions.map(({ id }) => id));
  expect(IDS.filter((id) => !known.has(id))).toEqual([]);
});

const witnesses = conventions.flatMap((each) =>
  [...each.witnesses, ...each.counterWitnesses].map((witness) => ({ id: each.id, ...witness })),
);

describe('witnesses', () => {
  test.each(witnesses)('$id on $model', ({ id, model: modelId, total, active }) => {
    expect(figure(modelId, id, 'total')).toBe(total ?? 'none');
    expect(figure(modelId, id, 'active')).toBe(active ?? 'none');
  });

  test('every convention that a record can answer has one', () => {
    const without = conventions.filter((each) => each.witnesses.length === 0).map(({ id }) => id);
    expect(without).toEqual(['gguf-sum']);
  });
});

describe('a rule that needs what isn’t known', () => {
  test('gives the reason instead of a figure', () => {
    const { config } = model('zai-org/glm-4.5');
    const { total } = weighUnder(ledgerOf(config), rule('as-stored'));
    expect(total).toMatchObject({ kind: 'none' });
    expect(total.kind === 'none' && total.why).toMatch(/file/);
  });

  test('a file’s sum has no active figure', () => {
    expect(figure('openai/gpt-oss-120b', 'as-stored', 'active')).toBe('none');
  });

  test('a share that isn’t whole is no figure', () => {
    expect(figure('zai-org/glm-4.5', 'naive-topk', 'active')).toBe('none');
    expect(figure('qwen/qwen3-30b-a3b', 'naive-topk', 'active')).toBe(1_908_257_664);
  });
});

describe('a part the model lacks', () => {
  test('body plus draft block of a model without one is its body', () => {
    expect(figure('openai/gpt-oss-120b', 'body-plus-mtp', 'total')).toBe(
      figure('openai/gpt-oss-120b', 'non-embedding', 'total'),
    );
  });
});

describe('a rule nobody has thought of', () => {
  test('is evaluated like any other: the engine holds no id', () => {
    const base: Convention = rule('everything-once');
    const norms = Object.fromEntries(
      Object.keys(base.total).map((role) => [role, role === 'norm' ? 'in' : 'out']),
    ) as Convention['total'];
    const { config, file } = model('openai-community/gpt2');
    const { total } = weighUnder(ledgerOf(config, file), { ...base, id: 'norms', total: norms });
    // 25 norms of 768 with scale and bias each.
    expect(total).toEqual({ kind: 'exact', value: 25 * 2 * 768 });
  });
});
