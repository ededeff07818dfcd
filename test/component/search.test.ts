import { expect, test } from 'vitest';
import { wordsOf } from '#components/site/find.ts';

test.each([
  ['GLM-4.5', ['glm-4.5']],
  ['  why is   355B? ', ['why', 'is', '355b']],
  ['https://huggingface.co/Qwen/Qwen3-30B-A3B/tree/main', ['qwen/qwen3-30b-a3b']],
  ['zai-org/GLM-4.5.', ['zai-org/glm-4.5']],
  ['…', []],
])('“%s” is looked up as %j', (query, words) => expect(wordsOf(query)).toEqual(words));
