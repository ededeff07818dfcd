import { describe, expect, test } from 'vitest';
import { models, rules, weighingOf } from '#site/weighed.ts';
import { Built } from './built.ts';

const site = new Built('dist');
const valuesOn = (address: string): Set<string> =>
  new Set(
    [...site.html(address).matchAll(/<data[^>]*\svalue="(-?\d+)"/g)].map(([, value = '']) => value),
  );

describe('without a script', () => {
  test('every number page shows the engine’s figures, or why there are none', () => {
    for (const model of models) {
      for (const rule of rules) {
        const address = `/models/${model.id}/${rule.id}/`;
        const { total, active } = weighingOf(model, rule);
        const values = valuesOn(address);
        if (total.kind === 'exact')
          expect([address, values.has(String(total.value))]).toEqual([address, true]);
        else expect(site.html(address)).toContain('Not defined for this model');
        if (active.kind === 'exact')
          expect([address, values.has(String(active.value))]).toEqual([address, true]);
      }
    }
  });

  test('the home page answers at once', () => {
    const values = valuesOn('/');
    for (const figure of ['355234006336', '32482313536', '358337791296'])
      expect(values).toContain(figure);
    expect(site.html('/')).toContain('Reproduces 355B-A32B');
  });

  test('GLM-4.5’s page holds the thread’s arithmetic and what it left out', () => {
    const values = valuesOn('/models/zai-org/glm-4.5/');
    for (const figure of [
      '356732107008',
      '355180214528',
      '15441590528',
      '16986931200',
      '1333248',
      '14400',
      '52428800',
      '15360',
      '53791808',
    ])
      expect(values).toContain(figure);
  });

  test('the table of the makers’ figures stands on the models’ pages', () => {
    const expected = {
      'zai-org/glm-4.5': [
        356785898816, 352797829024, 358337791296, 33632266144, 32856319904, 32080373664,
      ],
      'deepseek-ai/deepseek-v3': [
        682636487424, 671026419200, 684489845504, 37552297472, 36625618432, 35698939392,
        684531386000,
      ],
      'openai/gpt-oss-120b': [116829156672, 5711982912, 5132849472, 4553716032],
      'openai/gpt-oss-20b': [20914757184, 4187440704, 3608307264, 3029173824],
      'qwen/qwen3-30b-a3b': [30532122624, 3353032704, 3041867776, 2730702848],
    };
    for (const [id, figures] of Object.entries(expected)) {
      const values = valuesOn(`/models/${id}/`);
      expect([id, figures.filter((figure) => !values.has(String(figure)))]).toEqual([id, []]);
    }
  });
});

test('excerpts of code are set in both themes', () => {
  const html = site.html('/models/zai-org/glm-4.5/');
  expect(html).toContain('--shiki-light');
  expect(html).toContain('--shiki-dark');
});

test('what the config predicts and what the file holds differ by what is named, to the digit', () => {
  for (const [id, figures] of [
    ['zai-org/glm-4.5', ['356785898816', '1551892480', '358337791296']],
    ['qwen/qwen3-0.6b', ['596049920', '155582464', '751632384']],
    ['deepseek-ai/deepseek-v3', ['682636487424', '1853358080', '684489845504', '41540496']],
    ['openai-community/gpt2', ['124439808', '12582912']],
  ] as const) {
    const [, table = ''] = /id="file">([\s\S]*?)<\/table>/.exec(site.html(`/models/${id}/`)) ?? [];
    for (const figure of figures)
      expect([id, table]).toEqual([id, expect.stringContaining(`value="${figure}"`)]);
  }
});
