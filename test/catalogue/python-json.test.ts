import { describe, expect, test } from 'vitest';
import { ConfigError, ledgerOf } from '#engine';
import { parsePythonJson } from '#catalogue/python-json.ts';

describe('JSON as Python writes it', () => {
  test.each([
    ['[0.0, Infinity]', [0, Infinity]],
    ['{"a": -Infinity, "b": NaN}', { a: -Infinity, b: NaN }],
    ['["NaN", "an \\"Infinity\\" of", "\\\\"]', ['NaN', 'an "Infinity" of', '\\']],
    ['{"Infinity": 1}', { Infinity: 1 }],
    ['{"a": [1, "b", null, true]}', { a: [1, 'b', null, true] }],
  ])('%s', (text, value) => {
    expect(parsePythonJson(text)).toEqual(value);
  });

  test.each(['{"a": Infinite}', '{"a": None}', '<html>', '{"a": 1', ''])('%s is none', (text) => {
    expect(() => parsePythonJson(text)).toThrow(SyntaxError);
  });

  test('a size without end is refused by its name', () => {
    const config = parsePythonJson('{"model_type": "llama", "vocab_size": Infinity}');
    expect(() => ledgerOf(config)).toThrow(ConfigError);
    expect(() => ledgerOf(config)).toThrow(/^vocab_size: Infinity\. It must be a whole number/);
  });
});
