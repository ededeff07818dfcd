import { describe, expect, test } from 'vitest';
import { liveModel } from '#components/island/live/live-model.ts';
import { routesView, type RoutesFacts } from '#components/island/routes/view.ts';
import { ruleSubject } from '#site/subjects.ts';
import { model, rule } from '../support/catalogue.ts';

const facts: RoutesFacts = {
  model: liveModel(model('deepseek-ai/deepseek-v3')),
  rule: ruleSubject(rule('head-only-active')),
};
const RELEASED = { e: '256', k: '8', s: '1', w: '2048', dense: '3' };
const at = (changes: Partial<typeof RELEASED>) => routesView({ ...RELEASED, ...changes }, facts);
const of = (changes: Partial<typeof RELEASED>, name: string): number =>
  at(changes).figures[name] ?? 0;
const EXPERT = 3 * 7168 * 2048;

describe('a routed layer of DeepSeek-V3', () => {
  test('as released: 671,026,419,200 and 36,625,618,432, one expert 44,040,192', () => {
    const { figures, texts } = at({});
    expect([figures['total'], figures['active']]).toEqual([671_026_419_200, 36_625_618_432]);
    expect(figures['shared one']).toBe(44_040_192);
    expect(figures['router one']).toBe(256 * 7168 + 256);
    expect(figures['asked one']).toBe(8 * EXPERT);
    expect([figures['asked'], figures['idle']]).toEqual([
      20_434_649_088,
      653_908_770_816 - 20_434_649_088,
    ]);
    expect(figures['dense']).toBe(1_189_085_184);
    expect(texts['released']).toContain('As released');
  });

  test('eight experts more cost memory, and reading only in the router', () => {
    expect(of({ e: '264' }, 'total') - of({}, 'total')).toBe(58 * 8 * (EXPERT + 7168 + 1));
    expect(of({ e: '264' }, 'active') - of({}, 'active')).toBe(58 * 8 * (7168 + 1));
  });

  test('one more asked costs reading alone; one more shared costs both', () => {
    expect(of({ k: '9' }, 'total')).toBe(of({}, 'total'));
    expect(of({ k: '9' }, 'active') - of({}, 'active')).toBe(58 * EXPERT);
    for (const name of ['total', 'active'])
      expect(of({ s: '2' }, name) - of({}, name)).toBe(58 * EXPERT);
  });

  test('a dense layer more is a routed layer less', () => {
    const { figures, texts } = at({ dense: '4' });
    expect(texts['layers']).toBe('57');
    expect(figures['dense']).toBe(4 * 3 * 7168 * 18432);
    expect(figures['shared']).toBe(57 * EXPERT);
  });

  test('more asked than there are is the whole layer, and nothing is idle', () => {
    expect(at({ e: '8', k: '64' }).figures['idle']).toBe(0);
  });
});
