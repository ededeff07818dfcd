import { expect, test } from 'vitest';
import {
  digits,
  gigabytes,
  inUnit,
  inWords,
  label,
  percent,
  ratio,
  short,
  signed,
  splitAt,
} from '#engine/format.ts';

test.each([
  [355_234_006_336, '355,234,006,336'],
  [0, '0'],
  [-1_551_892_480, '−1,551,892,480'],
])('%d as digits', (value, text) => expect(digits(value)).toBe(text));

test.each([
  [355_234_006_336, 'B', ['355', ',234,006,336']],
  [775_946_240, 'B', ['', '775,946,240']],
  [124_439_808, 'M', ['124', ',439,808']],
  [768, 'M', ['', '768']],
] as const)('%d split at %s', (value, unit, [head, tail]) => {
  expect(splitAt(value, unit)).toEqual({ head, tail });
});

// Half up is decided in integers: 2.5 in binary would go either way at larger sizes.
test.each([
  [2_451_435_008, 1, 'half-up', '2.5B'],
  [2_451_435_008, 1, 'truncate', '2.4B'],
  [2_400_000_001, 1, 'ceil', '2.5B'],
  [2_450_000_000, 1, 'half-up', '2.5B'],
  [2_449_999_999, 1, 'half-up', '2.4B'],
  [36_625_618_432, 0, 'half-up', '37B'],
  [36_625_618_432, 2, 'half-up', '36.63B'],
  [512, 2, 'half-up', '0.00B'],
] as const)('%d with %d decimals, %s', (value, decimals, way, text) => {
  expect(inUnit(value, 'B', decimals, way)).toBe(text);
});

test('the same figure in the words of a list, a label, a share, bytes', () => {
  expect(short(355_234_006_336)).toBe('355.23B');
  expect(short(1_026_408_232_448)).toBe('1.03T');
  expect(label(355_234_006_336)).toBe('355B');
  expect(label(3_353_032_704)).toBe('3.4B');
  expect(label(124_439_808)).toBe('124M');
  expect(percent(32_482_313_536, 355_234_006_336)).toBe('9.14%');
  expect(percent(1, 355_234_006_336)).toBe('<0.01%');
  expect(percent(0, 5)).toBe('0.00%');
  expect(ratio(355_234_006_336, 32_482_313_536)).toBe('10.9×');
  expect(gigabytes(61_064_245_248)).toBe('61.1 GB');
  expect(signed(-2_440_000_000)).toBe('−2.44B');
  expect(signed(0)).toBe('0');
});

test('small counts are spelled out, others keep their digits', () => {
  expect([inWords(2), inWords(8), inWords(12), inWords(13), inWords(160)]).toEqual([
    'two',
    'eight',
    'twelve',
    '13',
    '160',
  ]);
});
