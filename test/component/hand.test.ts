import { describe, expect, test } from 'vitest';
import { handView, type HandFacts } from '#components/island/hand/view.ts';
import { ConfigError } from '#engine';
import { ruleSubject } from '#site/subjects.ts';
import { rule } from '../support/catalogue.ts';

const LLAMA = {
  V: '128256',
  n: '4096',
  L: '32',
  h: '32',
  g: '8',
  d: '128',
  w: '14336',
  e: '0',
  k: '1',
  tied: 'no',
};
const facts: HandFacts = {
  released: [{ name: 'Llama 3.1 8B', values: LLAMA }],
  dense: { model_type: 'llama' },
  mixture: { model_type: 'mixtral' },
  rule: ruleSubject(rule('both-tables')),
};
const at = (changes: Partial<typeof LLAMA>) => handView({ ...LLAMA, ...changes }, facts);

describe('ten lines by hand', () => {
  // Totals published by the makers or listed by the Hub.
  test.each([
    ['Llama 3.1 8B', {}, 8_030_261_248],
    ['Llama 2 7B', { V: '32000', g: '32', w: '11008' }, 6_738_415_616],
    ['Llama 3.1 70B', { n: '8192', L: '80', h: '64', w: '28672' }, 70_553_706_496],
    ['Llama 3.1 405B', { n: '16384', L: '126', h: '128', w: '53248' }, 405_853_388_800],
    ['Llama 3.2 1B', { n: '2048', L: '16', d: '64', w: '8192', tied: 'yes' }, 1_235_814_400],
  ])('%s comes to its published count', (_, numbers, total) => {
    const { figures, texts } = at(numbers);
    expect([figures['total'], figures['active']]).toEqual([total, total]);
    expect(texts['check']).toBe('The engine counts the same.');
  });

  test('Mixtral 8x7B has 46,702,792,704, of which 12,879,925,248 active', () => {
    const { figures, texts, off } = at({ V: '32000', e: '8', k: '2' });
    expect([figures['total'], figures['active']]).toEqual([46_702_792_704, 12_879_925_248]);
    expect(figures['router']).toBe(32 * 8 * 4096);
    expect(texts['check']).toBe('The engine counts the same.');
    expect(off).toEqual([]);
  });

  test('a model’s own numbers are called by its name, others by none', () => {
    expect(at({ k: '7' }).texts['like']).toBe('These are the numbers of Llama 3.1 8B.');
    expect(at({ L: '33' }).texts['like']).toBe('');
    expect(at({}).off).toEqual(['k']);
  });

  test.each([{ L: '0' }, { V: '' }, { e: '4', k: '5' }, { n: '2.5' }])(
    'numbers that make no model are refused: %j',
    (changes) => expect(() => at(changes)).toThrow(ConfigError),
  );

  test('whatever the numbers, hand and engine agree', () => {
    for (let seed = 1; seed < 200; seed++) {
      const from = (salt: number, most: number): string => String(1 + ((seed * salt) % most));
      const e = (seed * 7) % 9;
      const { texts } = at({
        V: from(9973, 50_000),
        n: from(641, 3000),
        L: from(13, 40),
        h: from(11, 33),
        g: from(3, 33),
        d: from(31, 200),
        w: from(809, 9000),
        e: String(e),
        k: String(1 + (seed % Math.max(1, e))),
        tied: seed % 2 === 0 ? 'yes' : 'no',
      });
      expect([seed, texts['check']]).toEqual([seed, 'The engine counts the same.']);
    }
  });
});
