import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { draw } from '#preview/draw.ts';
import { pagePreview } from '#preview/page.ts';
import { png } from '#preview/png.ts';
import { ticketPreview } from '#preview/ticket.ts';
import { fitted, paragraph, widthOf, wrapped } from '#preview/type.ts';
import { alike, figurePreview, HOME_PREVIEW } from '#site/preview.ts';
import { model, rule } from '../support/catalogue.ts';

const run = { text: '355,234,006,336', size: 100, fill: '#000000' } as const;

describe('words', () => {
  test('are as wide as their letters, and digits all alike', () => {
    expect(widthOf({ ...run, text: '1111' })).toBe(widthOf({ ...run, text: '8888' }));
    expect(widthOf({ ...run, weight: 600 })).toBeGreaterThan(widthOf(run));
  });
  test('shrink to a line, and only then', () => {
    expect(fitted([run], 10_000)[0]?.size).toBe(100);
    const [smaller] = fitted([run], 300);
    expect(smaller && widthOf(smaller)).toBeCloseTo(300);
  });
  test('break between words', () => {
    const lines = wrapped({ ...run, text: 'one two three four', size: 50 }, 230);
    expect(lines.join(' ')).toBe('one two three four');
    expect(lines.length).toBeGreaterThan(1);
    for (const text of lines) expect(widthOf({ ...run, text, size: 50 })).toBeLessThanOrEqual(230);
  });
  test('are cut at a word where even the smallest size leaves no room', () => {
    const text = 'many words that no box as low as this can hold in full';
    const { lines, size } = paragraph({ ...run, text }, { width: 400, height: 80 }, 40);
    expect(size).toBeGreaterThanOrEqual(40);
    expect(lines.at(-1)).toMatch(/ …$/);
  });
  test('without a letter in the face stop the drawing', () =>
    expect(() => widthOf({ ...run, text: '漢' })).toThrow('漢'));
});

describe('a PNG', () => {
  test('keeps exact colours to the bit', () => {
    const file = png(Uint8Array.from([0xed, 0xf4, 0xf0, 255, 0xee, 0xf5, 0xf1, 255]), 2, 1, [
      '#edf4f0',
    ]);
    const at = (name: string): number => file.indexOf(name);
    expect([...file.subarray(at('PLTE') + 4, at('PLTE') + 7)]).toEqual([0xed, 0xf4, 0xf0]);
    expect([...inflateSync(file.subarray(at('IDAT') + 4, at('IEND') - 8))]).toEqual([0, 0, 0]);
  });
});

test('one picture stands for all rules that give the same pair, and names them', () => {
  const gpt2 = model('openai-community/gpt2');
  const same = alike(gpt2, rule('both-tables'));
  expect(same.length).toBeGreaterThan(1);
  for (const each of same) expect(figurePreview(gpt2, each)).toBe(figurePreview(gpt2, same[0]));
  expect(figurePreview(gpt2, rule('gguf-sum'))).toBe(HOME_PREVIEW);
});

test.each([
  ['a ticket', () => ticketPreview(model('moonshotai/kimi-k2-instruct'), [rule('both-tables')])],
  ['a page', () => pagePreview('Glossary', 'Active parameters', 'What one token uses.')],
])('%s is drawn small enough for a feed', (_, svg) => {
  const file = draw(svg());
  expect(file.subarray(1, 4).toString()).toBe('PNG');
  expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(file.length).toBeLessThanOrEqual(60 * 1024);
});
