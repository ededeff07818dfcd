import { describe, expect, test } from 'vitest';
import { addressOf, askedOf, typedWords, wordsOf } from '../../src/search/words.ts';

describe('words', () => {
  test.each([
    ['GLM-4.5', ['glm', '4.5']],
    ['Qwen2.5-72B', ['qwen2.5', '72b']],
    ['zai-org/GLM-4.5.', ['zai', 'org', 'glm', '4.5']],
    ['lm_head.weight', ['lm', 'head', 'weight']],
    ['Qwen3-30B-A3B', ['qwen3', '30b', 'a3b']],
    ['Mixtral 8x7B', ['mixtral', '8x7b']],
    ['active parameters', ['active', 'parameter']],
    ['gpt-oss', ['gpt', 'oss']],
    ['355,234,006,336', ['355234006336']],
    ['355 234 006 336', ['355234006336']],
    ['355.234.006.336', ['355234006336']],
    ["355'234'006'336", ['355234006336']],
    ['355 billion', ['355b']],
    ['30.5 bn', ['30.5b']],
    ['L·h², quantités', ['l', 'h2', 'quantite']],
    ['…', []],
  ])('of “%s” are %j', (text, words) => expect(wordsOf(text)).toEqual(words));

  test('as typed keep their joints and leave small words out', () => {
    expect(typedWords('Why is the lm_head of GLM-4.5 not counted?')).toEqual([
      'lm_head',
      'glm-4.5',
      'counted',
    ]);
  });
});

describe('a pasted address', () => {
  test.each([
    ['https://huggingface.co/Qwen/Qwen3-30B-A3B/tree/main', 'Qwen Qwen3-30B-A3B'],
    ['https://huggingface.co/openai/gpt-oss-120b?library=transformers', 'openai gpt-oss-120b'],
    ['GLM-4.5 on huggingface.co', 'GLM-4.5 on huggingface.co'],
  ])('“%s” asks for “%s”', (query, asked) => expect(askedOf(query)).toBe(asked));
  test('of this site is its path', () => {
    expect(addressOf('https://weighbridge.example/glossary/router/#faq')).toBe('/glossary/router/');
    expect(addressOf('a router')).toBe(null);
  });
});
