import { describe, expect, test } from 'vitest';
import { layoutOf } from '#components/island/heads/layout.ts';
import { headsView, type HeadsFacts } from '#components/island/heads/view.ts';
import { byRole, ledgerOf } from '#engine';
import { model } from '../support/catalogue.ts';

const layout = (id: string) => {
  const { name, config, file } = model(id);
  return layoutOf(name, ledgerOf(config, file));
};
const IDS = [
  'meta-llama/llama-2-7b-hf',
  'meta-llama/llama-3.1-8b',
  'google/gemma-2b',
  'deepseek-ai/deepseek-v3',
];
const facts: HeadsFacts = { released: IDS.map(layout) };
const START = { n: '4096', h: '32', g: '8', d: '128', q: '1536', r: '512' };
const at = (changes: Partial<typeof START>) => headsView({ ...START, ...changes }, facts);

describe('one layer’s attention', () => {
  test('as Llama 3.1 8B has it, and as Llama 2 7B did', () => {
    const { figures, texts } = at({});
    expect(figures['multi']).toBe(4 * 4096 * 4096);
    expect(figures['grouped']).toBe(2 * 4096 * 4096 + 2 * 1024 * 4096);
    expect(figures['multi kept']).toBe(2 * 4096);
    expect(figures['grouped kept']).toBe(2 * 8 * 128);
    expect([texts['multi as'], texts['grouped as']]).toEqual([
      'as in Llama 2 7B',
      'as in Llama 3.1 8B',
    ]);
  });

  test('as DeepSeek-V3 has it: 187,107,328, and 576 numbers kept', () => {
    const { figures, texts } = at({ n: '7168', h: '128' });
    expect(figures['latent']).toBe(187_107_328);
    expect(figures['latent kept']).toBe(576);
    expect(texts['latent as']).toBe('as in DeepSeek-V3');
    // One key head for all, and queries of full width.
    expect(figures['single']).toBe(2 * 7168 * 16384 + 2 * 128 * 7168);
  });

  test('as Gemma 2B has it, with one key head', () => {
    expect(at({ n: '2048', h: '8', g: '1', d: '256' }).texts['single as']).toBe('as in Gemma 2B');
  });

  test('more key heads than heads are as many as heads', () => {
    const { figures } = at({ h: '8', g: '128' });
    expect(figures['grouped']).toBe(figures['multi']);
  });

  test('bars share one scale', () => {
    const { bars } = at({});
    const sums = Object.values(bars).map((bar) => bar.reduce((sum, { n }) => sum + n, 0));
    // The latent's two norms are no matrix and have no bar.
    expect(sums).toEqual([67_108_864, 67_108_864, 67_108_864, 67_108_864 - 1536 - 512]);
  });
});

test('a layout read off a ledger gives back the model’s own attention', () => {
  for (const id of IDS.slice(0, 3)) {
    const { hidden, heads, kvHeads, headSize } = layout(id);
    const { figures } = at({
      n: String(hidden),
      h: String(heads),
      g: String(kvHeads),
      d: String(headSize),
    });
    const { config } = model(id);
    const all = byRole(ledgerOf(config)).attention;
    expect([id, figures['grouped']]).toEqual([id, all / Number(config['num_hidden_layers'])]);
  }
});

test('a model without heads in its shapes is refused', () => {
  expect(() => layout('openai-community/gpt2')).toThrow(/no attention matrix with "heads"/);
});
