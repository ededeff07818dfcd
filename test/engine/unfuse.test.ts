import { describe, expect, test } from 'vitest';
import type { Fusion } from '../oracle/fusions.ts';
import type { Tensors } from '../oracle/tensors.ts';
import { unfuse } from '../oracle/unfuse.ts';

const one = (name: string, shape: readonly number[], copies = 3): Tensors => ({
  name,
  shape,
  copies,
  note: null,
});
const fusion = (parts: Omit<Fusion, 'source'>): Fusion => ({ ...parts, source: 'this test' });
const undone = (tensors: readonly Tensors[], parts: Omit<Fusion, 'source'>, config = {}) =>
  unfuse(tensors, fusion(parts), config).tensors.map(({ name, shape, copies }) => [
    name,
    shape.join('×'),
    copies,
  ]);

describe('a fusion', () => {
  test('splits in equal parts and takes a stack apart', () => {
    const experts = one('layers.*.mlp.experts.gate_up', [10, 104, 96]);
    expect(
      undone([experts], {
        class: 'experts.gate_up$',
        file: ['experts.*.gate', 'experts.*.up'],
        split: 1,
        unstack: 0,
      }),
    ).toEqual([
      ['layers.*.mlp.experts.*.gate', '52×96', 30],
      ['layers.*.mlp.experts.*.up', '52×96', 30],
    ]);
  });

  test('splits in the parts that config fields give', () => {
    const parts = {
      class: 'qkv',
      file: ['q', 'k'],
      split: 0,
      parts: ['heads * a.size', '2*a.size'],
    };
    const config = { heads: 5, a: { size: 4 } };
    expect(undone([one('qkv.weight', [28, 9])], parts, config)).toEqual([
      ['q.weight', '20×9', 3],
      ['k.weight', '8×9', 3],
    ]);
    expect(() => undone([one('qkv.weight', [29, 9])], parts, config)).toThrow('is not 20 + 8');
    expect(() => undone([one('qkv.weight', [28, 9])], parts)).toThrow('no number heads');
  });

  test('splits as tall as other tensors of the layer', () => {
    const parts = {
      class: 'conv',
      file: ['q_conv', 'v_conv'],
      split: 0,
      parts: ['rows of q.weight', 'rows of v.weight'],
    };
    const q = one('l.*.q.weight', [20, 9]);
    const both = one('l.*.conv', [28, 4]);
    expect(undone([q, one('l.*.v.weight', [8, 9]), both], parts).slice(2)).toEqual([
      ['l.*.q_conv', '20×4', 3],
      ['l.*.v_conv', '8×4', 3],
    ]);
    expect(() => undone([q, both], parts)).toThrow('no l.*.v.weight');
  });

  test('refuses parts that are not whole', () => {
    const parts = { class: 'both', file: ['one', 'other'], split: 0 };
    expect(() => undone([one('both', [7])], parts)).toThrow('7 along axis 0');
  });

  test('joins several of the class into one of the file', () => {
    const three = [
      one('l.*.q.weight', [20, 9]),
      one('l.*.k.weight', [8, 9]),
      one('l.*.v.weight', [6, 9]),
    ];
    const parts = { class: ['q.weight$', 'k.weight$', 'v.weight$'], file: ['qkv.weight'], join: 0 };
    expect(undone(three, parts)).toEqual([['l.*.qkv.weight', '34×9', 3]]);
    expect(() => undone(three.slice(1), parts)).toThrow('all there');
    expect(() => undone([...three.slice(0, 2), one('l.*.v.weight', [6, 9], 2)], parts)).toThrow(
      'all there',
    );
  });

  test('turns axes round', () => {
    expect(
      undone([one('down', [4, 5, 6])], { class: 'down', file: ['down'], swap: [1, 2] }),
    ).toEqual([['down', '4×6×5', 3]]);
  });

  test('fits whole components only, and where it is anchored', () => {
    const rename = (name: string, from: string, to: string) =>
      undone([one(name, [1], 1)], { class: from, file: [to] })[0]?.[0];
    expect(rename('model.layers.*.mlp.gate', 'mlp', 'moe')).toBe('model.layers.*.moe.gate');
    expect(rename('model.layers.*.mlp2.gate', 'mlp', 'moe')).toBe('model.layers.*.mlp2.gate');
    expect(rename('model.xmlp.gate', 'mlp', 'moe')).toBe('model.xmlp.gate');
    expect(rename('transformer.h.*.w', '^transformer.', '')).toBe('h.*.w');
    expect(rename('a.transformer.h', '^transformer.', '')).toBe('a.transformer.h');
    expect(rename('a.mlp.gate', 'mlp$', 'moe')).toBe('a.mlp.gate');
  });

  test('leaves alone what it does not fit, and says whether it was of use', () => {
    const parts = fusion({ class: 'mlp', file: ['moe'] });
    expect(unfuse([one('norm', [4])], parts, {})).toEqual({
      tensors: [one('norm', [4])],
      used: false,
    });
    expect(unfuse([one('mlp', [4])], parts, {}).used).toBe(true);
  });
});
