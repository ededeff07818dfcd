import { describe, expect, test } from 'vitest';
import { marked } from '#components/island/check/mark.ts';

describe('a typed answer', () => {
  const answer = 3_353_032_704;
  const near = [{ value: 3_041_867_776, why: 'That leaves the input table out.' }];

  test.each([
    ['3,353,032,704', '✓', 'Right, to the last parameter.'],
    ['3353032704', '✓', 'Right, to the last parameter.'],
    ['3.4B', '✓', 'Right, rounded: 3,353,032,704.'],
    [' 3.35 b', '✓', 'Right, rounded: 3,353,032,704.'],
    ['3353M', '✓', 'Right, rounded: 3,353,032,704.'],
    ['3.3B', '≈', 'Near: 3,353,032,704 doesn’t round to that, it is cut to it.'],
    ['3.36B', '≈', 'Near: 3,353,032,704 doesn’t round to that, it is raised to it.'],
    ['3.04B', '✕', 'That leaves the input table out.'],
    ['3,041,867,776', '✕', 'That leaves the input table out.'],
    ['5B', '✕', 'Too many, by 1,646,967,296.'],
    ['3,353,032,703', '✕', 'Too few, by 1.'],
    ['many', '?', 'Write all digits of the count, or a unit: 3.4B, 580M.'],
    ['3', '?', 'Write all digits of the count, or a unit: 3.4B, 580M.'],
    ['', '?', 'Write all digits of the count, or a unit: 3.4B, 580M.'],
  ])('“%s” is marked %s', (typed, mark, text) => {
    expect(marked(typed, answer, near)).toEqual({ mark, text });
  });
});
