import { describe, expect, test } from 'vitest';
import { storedView, totalOf } from '#components/island/stored/view.ts';
import { liveRelease } from '#components/island/live/live-model.ts';
import type { Values } from '#components/island/live/live-view.ts';
import { ruleSubject } from '#site/subjects.ts';
import { modelById, rules } from '#site/weighed.ts';

const IDS = [
  'zai-org/glm-4.5',
  'zai-org/glm-4.6',
  'zai-org/glm-4.7',
  'deepseek-ai/deepseek-v3',
  'qwen/qwen3-4b',
  'qwen/qwen3-0.6b',
];
const facts = {
  models: IDS.map((id) => liveRelease(modelById(id))),
  rules: rules.map(ruleSubject),
};
const view = (values: Values) => storedView(values, facts);

describe('figures counted from released files elsewhere', () => {
  test.each([
    [{ m: 'zai-org/glm-4.5' }, { unique: 356_785_898_816, stored: 358_337_791_296 }],
    [{ m: 'zai-org/glm-4.6' }, { unique: 356_785_898_816, stored: 356_785_898_816 }],
    [{ m: 'zai-org/glm-4.7' }, { draft: 3_988_069_792, stored: 358_337_791_296 }],
    [
      { m: 'deepseek-ai/deepseek-v3' },
      {
        main: 671_026_419_200,
        draft: 11_610_068_224,
        duplicates: 2 * 926_679_040,
        stored: 684_489_845_504,
        extras: 41_540_496,
        hub: 684_531_386_000,
      },
    ],
    [{ m: 'qwen/qwen3-4b' }, { tied: 388_956_160, unique: 4_022_468_096, stored: 4_022_468_096 }],
    [
      { m: 'qwen/qwen3-0.6b' },
      { unique: 596_049_920, twice: 155_582_464, stored: 751_632_384, hub: 751_632_384 },
    ],
  ])('%o, as released', (values, figures) => {
    expect(view(values).figures).toMatchObject(figures);
    expect(view(values).texts['layout']).toBe('as released');
  });

  test('GLM-4.5 without copies is GLM-4.6’s file, and the other way round', () => {
    expect(view({ m: IDS[0] ?? '', own: 'shared' }).figures['stored']).toBe(356_785_898_816);
    expect(view({ m: IDS[1] ?? '', own: 'own' }).figures['stored']).toBe(358_337_791_296);
  });

  test('DeepSeek-V3 without its block: the main model, and its scales', () => {
    const { figures } = view({ m: 'deepseek-ai/deepseek-v3', mtp: 'out' });
    expect(figures['stored']).toBe(671_026_419_200);
    expect(figures['hub']).toBe(671_067_257_432);
  });

  test('Qwen3-4B written out twice', () => {
    const { figures, texts } = view({ m: 'qwen/qwen3-4b', twice: 'twice' });
    expect(figures).toMatchObject({ unique: 4_022_468_096, stored: 4_411_424_256 });
    expect(texts['layout']).toBe('the tied table written twice');
  });

  test('Qwen3-0.6B untied trains what it stored before', () => {
    const { figures } = view({ m: 'qwen/qwen3-0.6b', tie: 'untied' });
    expect(figures).toMatchObject({ unique: 751_632_384, stored: 751_632_384 });
    expect(figures['twice']).toBeUndefined();
  });
});

describe('the three things', () => {
  test('are told apart', () => {
    const heres = (values: Values): string[] =>
      ['isTied', 'isTwice', 'isDuplicate'].filter((name) =>
        view(values).texts[name]?.startsWith('here'),
      );
    expect(heres({ m: 'zai-org/glm-4.5' })).toEqual(['isDuplicate']);
    expect(heres({ m: 'zai-org/glm-4.6' })).toEqual([]);
    expect(heres({ m: 'qwen/qwen3-4b' })).toEqual(['isTied']);
    expect(heres({ m: 'qwen/qwen3-0.6b' })).toEqual(['isTied', 'isTwice']);
    expect(heres({ m: 'zai-org/glm-4.5', tie: 'tied', twice: 'twice' })).toEqual([
      'isTied',
      'isTwice',
      'isDuplicate',
    ]);
  });

  test('add up, whatever the layout', () => {
    for (const m of IDS)
      for (const mtp of ['as', 'in', 'out'])
        for (const own of ['as', 'own', 'shared'])
          for (const tie of ['as', 'tied', 'untied'])
            for (const twice of ['as', 'once', 'twice']) {
              const { figures } = view({ m, mtp, own, tie, twice });
              const of = (name: string): number => figures[name] ?? 0;
              const at = [m, mtp, own, tie, twice];
              expect([at, of('main') + of('draft')]).toEqual([at, of('unique')]);
              expect([at, of('unique') + of('duplicates') + of('twice')]).toEqual([
                at,
                of('stored'),
              ]);
              expect([at, of('stored') + of('extras')]).toEqual([at, of('hub')]);
            }
  });
});

describe('rules', () => {
  test('follow the layout, and say by how much', () => {
    const { figures, texts } = view({ m: 'zai-org/glm-4.5', mtp: 'out' });
    expect(figures[totalOf('body-plus-mtp')]).toBe(351_245_936_544);
    expect(texts[`${totalOf('body-plus-mtp')}-change`]).toBe('−3.99B');
    expect(figures[totalOf('both-tables')]).toBe(352_797_829_024);
    expect(texts[`${totalOf('both-tables')}-change`]).toBe('');
    expect(figures[totalOf('hub-shown')]).toBe(352_797_829_024);
  });

  test('the file’s own sums agree with the rules of that name', () => {
    const { figures } = view({ m: 'deepseek-ai/deepseek-v3', own: 'shared' });
    expect(figures[totalOf('as-stored')]).toBe(figures['stored']);
    expect(figures[totalOf('hub-shown')]).toBe(figures['hub']);
    expect(figures[totalOf('everything-once')]).toBe(figures['unique']);
  });
});

test('what can’t matter is switched off', () => {
  expect(view({ m: 'zai-org/glm-4.5' }).off).toEqual(['twice']);
  expect(view({ m: 'zai-org/glm-4.5', mtp: 'out' }).off).toEqual(['own', 'twice']);
  expect(view({ m: 'qwen/qwen3-4b' }).off).toEqual(['mtp', 'own']);
  expect(view({ m: 'qwen/qwen3-4b', mtp: 'in' }).figures['draft']).toBeUndefined();
});
