import { describe, expect, test } from 'vitest';
import { builderView, valuesOfRule } from '#components/island/builder/view.ts';
import {
  expertFields,
  expertsView,
  followModel,
  type ExpertsFacts,
} from '#components/island/experts/view.ts';
import type { Values } from '#components/island/live/live-view.ts';
import { ConfigError, ledgerOf } from '#engine';
import { modelSubject, ruleSubject } from '#site/subjects.ts';
import { rules } from '#site/weighed.ts';
import { figure, model, rule } from '../support/catalogue.ts';

const GLM = modelSubject(model('zai-org/glm-4.5'));
const facts = {
  model: GLM,
  rules: rules.filter(({ active }) => active !== null).map(ruleSubject),
};
const ledger = ledgerOf(GLM.config, GLM.file);

describe('the rule builder', () => {
  test.each(['body-plus-mtp', 'both-tables', 'head-only-active', 'non-embedding', 'all-but-mtp'])(
    'switched as %s says, it gives its figures and its name',
    (id) => {
      const view = builderView(valuesOfRule(ruleSubject(rule(id)), ledger), facts);
      expect(view.figures['total']).toBe(figure('zai-org/glm-4.5', id, 'total'));
      expect(view.figures['active']).toBe(figure('zai-org/glm-4.5', id, 'active'));
      expect(view.texts['match']).toContain(rule(id).name);
    },
  );

  test('copies bring the file’s own sum, and no named rule', () => {
    const all = 'embedding.head.norm.attention.ffn.router.shared.routed.mtp.copies';
    const view = builderView({ total: all, active: 'head' }, facts);
    expect(view.figures['total']).toBe(figure('zai-org/glm-4.5', 'as-stored', 'total'));
    expect(view.texts['match']).toBe('no rule here; no maker counts so');
  });

  test('nothing switched in is nothing', () => {
    expect(builderView({ total: '', active: '' }, facts).figures).toEqual({ total: 0, active: 0 });
  });
});

describe('the expert slider', () => {
  const experts: ExpertsFacts = {
    models: ['qwen/qwen3-30b-a3b', 'deepseek-ai/deepseek-v3', 'openai/gpt-oss-120b'].map((id) =>
      modelSubject(model(id)),
    ),
    rule: ruleSubject(rule('read-per-token')),
  };
  const active = (values: Values): number => expertsView(values, experts).figures['active'] ?? 0;

  test.each(experts.models.map(({ id }) => id))('%s as released reads what the rule says', (id) => {
    const values = followModel('m', { m: id, k: '1', experts: '1', shared: '0' }, experts);
    const { figures } = expertsView(values, experts);
    expect(figures['active']).toBe(figure(id, 'read-per-token', 'active'));
    expect(figures['total']).toBe(figure(id, 'read-per-token', 'total'));
  });

  test('twice the experts chosen adds eight experts in each of 48 layers', () => {
    const eight = active({ k: '8', experts: '128', shared: '0' });
    const sixteen = active({ k: '16', experts: '128', shared: '0' });
    expect(sixteen - eight).toBe(8 * 48 * 3 * 768 * 2048);
  });

  test('one more shared expert is read in each of 58 layers', () => {
    const m = 'deepseek-ai/deepseek-v3';
    const one = active({ m, k: '8', experts: '256', shared: '1' });
    const two = active({ m, k: '8', experts: '256', shared: '2' });
    expect(two - one).toBe(58 * 3 * 2048 * 7168);
  });

  test('a family without shared experts switches that slider off', () => {
    const { off, texts } = expertsView({ k: '8', experts: '128', shared: '0' }, experts);
    expect([off, texts['shared']]).toEqual([['shared'], 'none in this family']);
    expect(texts['released']).toBe('Released with 8 of 128');
  });

  test('a slider that is moved leaves the others where they are', () => {
    const values = { m: 'deepseek-ai/deepseek-v3', k: '2', experts: '64', shared: '0' };
    expect(followModel('k', values, experts)).toBe(values);
  });

  test('more chosen than there are is the whole layer', () => {
    const { texts } = expertsView({ k: '12', experts: '4', shared: '0' }, experts);
    expect(texts['chosen']).toBe('4 of 4');
  });

  test('a dense model has no routing to move', () => {
    expect(() => expertFields(model('meta-llama/llama-3.1-8b').config)).toThrow(/routes among/);
  });
});

test('a config the engine refuses is refused by the figure too', () => {
  const broken = { ...GLM, config: { ...GLM.config, model_type: 'nothing' } };
  expect(() => builderView({ total: '', active: '' }, { ...facts, model: broken })).toThrow(
    ConfigError,
  );
});
