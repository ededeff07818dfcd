import { describe, expect, test } from 'vitest';
import { copiesOf } from '#components/island/compare/copy.ts';
import { EVERY, MOST, readState, writeState } from '#components/island/compare/state.ts';
import { compareView, sharedBy } from '#components/island/compare/view.ts';
import { times } from '#engine/format.ts';
import { takes } from '#engine/solver/parts.ts';
import { CATALOGUE_RULE, SIDE_BY_SIDE } from '#site/choices.ts';
import { nearest } from '#site/nearest.ts';
import { solverData } from '#site/solver-table.ts';
import { models, modelById, ruleById, rules, weighingOf } from '#site/weighed.ts';

const standard = { models: SIDE_BY_SIDE, rule: CATALOGUE_RULE };
const GLM = 'zai-org/glm-4.5';
const OSS = 'openai/gpt-oss-120b';
const QWEN = 'qwen/qwen3-30b-a3b';

describe('a link of the comparison', () => {
  test('is empty for what the page shows as it stands', () =>
    expect(writeState(standard, standard)).toBe(''));
  test.each([
    ['one rule', { models: [OSS, QWEN, GLM], rule: 'head-only-active' }],
    ['the default rule', { models: [QWEN, GLM], rule: CATALOGUE_RULE }],
    ['every rule', { models: [OSS], rule: EVERY }],
  ])('of %s reads back as it was', (_, state) => {
    const { state: read, problems } = readState(writeState(state, standard), standard, solverData);
    expect([read.rule, read.models[0], [...read.models].sort()]).toEqual([
      state.rule,
      state.models[0],
      [...state.models].sort(),
    ]);
    expect(problems).toEqual([]);
    expect(writeState(read, standard)).toBe(writeState(state, standard));
  });
  test('has one spelling: keys and models sorted, the first one first, defaults dropped', () => {
    expect(writeState({ models: [OSS, QWEN, GLM, QWEN], rule: EVERY }, standard)).toBe(
      `?c=all&m=${OSS}&v=1`,
    );
    expect(writeState({ models: [OSS, GLM, QWEN], rule: CATALOGUE_RULE }, standard)).toBe(
      `?m=${OSS},${QWEN},${GLM}&v=1`,
    );
    expect(writeState({ models: [GLM], rule: EVERY }, standard)).toBe('?c=all&v=1');
  });
  test.each([
    ['a rule that is none', '?c=nothing&v=1', /No rule “nothing”/],
    ['only models that are none', '?m=a/b,c/d&v=1', /No model “a\/b” here.*own comparison/],
    ['another version', '?c=all&v=2', /version 2/],
  ])('with %s says so and shows the default', (_, search, said) => {
    const { state, problems } = readState(search, standard, solverData);
    expect(state.models).toEqual(readState('', standard, solverData).state.models);
    expect(state.rule).toBe(CATALOGUE_RULE);
    expect(problems.join(' ')).toMatch(said);
  });
  test('keeps what it understands, and says what it leaves out', () => {
    const { state, problems } = readState(`?m=${OSS.toUpperCase()},a/b&v=1`, standard, solverData);
    expect([state.models, problems]).toEqual([[OSS], ['No model “a/b” here; it is left out.']]);
    const many = models.map(({ id }) => id).slice(0, MOST + 1);
    const read = readState(`?m=${many.join()}`, standard, solverData);
    expect(read.state.models).toHaveLength(MOST);
    expect(read.problems).toEqual([`Of ${MOST + 1} models ${MOST} are shown.`]);
  });
});

describe('models under one rule', () => {
  const view = compareView(solverData, { models: [OSS, GLM, QWEN], rule: 'head-only-active' });
  test('stand largest first, to one scale, measured against the first chosen', () => {
    expect(view.models.map(({ id, on }) => [id, on])).toEqual([
      [GLM, false],
      [OSS, true],
      [QWEN, false],
    ]);
    expect(view.models[0]?.length).toBe(1000);
    expect(view.against).toBe('gpt-oss-120b');
  });
  test('have the engine’s figures, exact differences, and bars that sum to the total', () => {
    const measure = weighingOf(modelById(OSS), ruleById('head-only-active'));
    for (const row of view.models) {
      const { total, active } = weighingOf(modelById(row.id), ruleById('head-only-active'));
      if (total.kind !== 'exact' || active.kind !== 'exact') throw new Error('exact');
      expect([row.total?.value, row.active?.value]).toEqual([total.value, active.value]);
      expect(row.bar.reduce((sum, { n }) => sum + n, 0)).toBe(total.value);
      if (row.on || measure.total.kind !== 'exact' || measure.active.kind !== 'exact') continue;
      expect(row.totalMore?.value).toBe(total.value - measure.total.value);
      expect(row.activeMore?.value).toBe(active.value - measure.active.value);
    }
  });
  test('say which two stand furthest apart', () =>
    expect(view.apart).toMatch(
      /^gpt-oss-120b has 3\.83× the total of Qwen3-30B-A3B and 1\.69× its active parameters\.$/,
    ));
});

test('a figure that a rule doesn’t give is said in words, and its row comes last', () => {
  const none = compareView(solverData, { models: [OSS, GLM], rule: 'gguf-sum' });
  expect(none.models.map(({ id, noTotal, bar }) => [id, noTotal, bar])).toEqual([
    [OSS, 'not defined', []],
    [GLM, 'not defined', []],
  ]);
  expect([none.scale, none.apart]).toEqual(['', '']);
  const stored = compareView(solverData, { models: [GLM], rule: 'as-stored' }).models[0];
  expect([stored?.active, stored?.noActive, stored?.share]).toEqual([
    null,
    'none by this rule',
    '',
  ]);
  const ranged = models.find(
    (model) => weighingOf(model, ruleById('both-tables')).active.kind === 'range',
  );
  if (!ranged) throw new Error('No model has a range of active parameters.');
  const [row] = compareView(solverData, { models: [ranged.id], rule: 'both-tables' }).models;
  expect([row?.noActive, row?.activeTimes]).toEqual(['no one figure', '']);
});

describe('one model under every rule', () => {
  test.each(models.map(({ id }) => id))(
    '%s: what all share and what a rule adds is its total',
    (id) => {
      const found = solverData.models.find((each) => each.id === id);
      if (!found) throw new Error(id);
      const shared = sharedBy(solverData, found);
      const view = compareView(solverData, { models: [id], rule: EVERY });
      expect(view.models).toEqual([]);
      expect(view.rules).toHaveLength(rules.length);
      for (const row of view.rules) {
        const rule = solverData.rules.find((each) => each.id === row.id);
        const { total } = weighingOf(modelById(id), ruleById(row.id));
        if (!rule || total.kind !== 'exact') {
          expect([row.noTotal, row.bar]).toEqual(['not defined', []]);
          continue;
        }
        expect(row.total?.value).toBe(total.value);
        if (rule.kinds) continue;
        const added = found.parts
          .filter(({ key }) => takes(rule, found, key, 'total'))
          .reduce((sum, part) => sum + part.total, 0);
        expect([row.id, shared + added]).toEqual([row.id, total.value]);
      }
    },
  );
  test('is measured against the rule that its maker states', () => {
    const { ruleAgainst, rules: rows } = compareView(solverData, { models: [GLM], rule: EVERY });
    expect(ruleAgainst).toBe('Body + MTP');
    expect(rows.filter(({ on }) => on).map(({ id }) => id)).toEqual(['body-plus-mtp']);
  });
});

describe('what leaves with a comparison', () => {
  const state = { models: [OSS, GLM], rule: 'head-only-active' };
  const link = `https://weighbridge.example/sub/compare/${writeState(state, standard)}`;
  const copies = copiesOf(solverData, compareView(solverData, state), link);
  test('names rule, version and address in Markdown, each figure with its page', () => {
    expect(copies.markdown).toContain('Head only active (head-only-active 1)');
    expect(copies.markdown).toContain(
      '[GLM-4.5](https://weighbridge.example/sub/models/zai-org/glm-4.5/head-only-active/) | 352,797,829,024 | 32,856,319,904',
    );
    expect(copies.markdown).toContain(`(${link})`);
  });
  test('is exact in JSON', () =>
    expect(JSON.parse(copies.json)).toMatchObject({
      address: link,
      against: OSS,
      figures: [
        { model: GLM, rule: 'head-only-active', version: '1', total: 352_797_829_024 },
        { model: OSS, total: 116_829_156_672, active: 5_132_849_472, totalMore: null },
      ],
    }));
  test('is a citation with its address and a key that is its own', () => {
    expect(copies.bibtex).toContain(`howpublished = {\\url{${link}}}`);
    expect(copies.bibtex).toMatch(/^@misc\{weighbridge-compare-c-head-only-active-m-openai-/);
    const every = { models: [GLM], rule: EVERY };
    const all = copiesOf(solverData, compareView(solverData, every), link);
    expect(all.markdown).toContain('| [Body + MTP (body-plus-mtp 1)](');
  });
});

test.each([
  [671, 353, '1.90×'],
  [353, 353, '1.00×'],
  [355, 353, '1.006×'],
  [3, 353, '0.008×'],
  [1, 100_000, '<0.001×'],
  [0, 5, '0.000×'],
])('%i is %i times %s', (value, of, said) => expect(times(value, of)).toBe(said));

test('the models nearest in size come nearest first, without the model itself', () => {
  const found = nearest(modelById(OSS), ruleById(CATALOGUE_RULE), 4);
  expect(found).toHaveLength(4);
  expect(found.map(({ id }) => id)).not.toContain(OSS);
});
