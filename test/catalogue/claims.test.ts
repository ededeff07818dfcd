import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { claimsLedger, verdictOfRow, type LedgerRow } from '#site/claims-ledger.ts';
import { claimLabel } from '#components/island/ticket/view.ts';

/**
 * Each verdict, with the rules that give the whole claim, as it was when
 * somebody last looked. A line that changes is a verdict that turns: read why
 * before `vitest run test/catalogue/claims.test.ts -u` writes it down.
 */
test('no verdict turns unseen', async () => {
  const lines = claimsLedger.map((row) => `${headOf(row)} | ${groundsOf(row).join(' | ')}`).sort();
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./verdicts.txt');
});

const headOf = (row: LedgerRow): string =>
  `${row.anchor}  ${claimLabel(row.claim)}  ${verdictOfRow(row)}`;

function groundsOf({ judgement, unjudged }: LedgerRow): string[] {
  if (judgement === null) return [unjudged];
  const { halfUp, truncated } = judgement;
  return [
    `half up: ${halfUp.join(' ') || 'none'}`,
    ...(truncated.length > 0 ? [`cut: ${truncated.join(' ')}`] : []),
  ];
}

test('every claim has a place of its own on the ledger', () => {
  const anchors = claimsLedger.map(({ anchor }) => anchor);
  expect(anchors.length).toBe(new Set(anchors).size);
  for (const anchor of anchors) expect(anchor).toMatch(/^[\w.-]+$/);
});

test('a claim prints a figure, and says why where it isn’t judged', () => {
  for (const { anchor, claim, judgement, unjudged } of claimsLedger) {
    expect([anchor, claim.total ?? claim.active]).not.toEqual([anchor, null]);
    expect([anchor, unjudged === '']).toEqual([anchor, judgement !== null]);
  }
});

test('a claim of a model that has a record stands in that record', () => {
  const held = claimsLedger.filter(({ model, claim }) => model !== null && 'unchecked' in claim);
  expect(held.map(({ anchor }) => anchor)).toEqual([]);
});

/**
 * The survey of published figures from which the ledger was begun: each line a
 * figure or a group of them, then where they stand, or after a dash why not.
 */
const survey = readFileSync(join(import.meta.dirname, 'surveyed-claims.txt'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split(': ') as [string, string]);

test('every figure of the survey stands on the ledger, or is left out for a reason', () => {
  expect(survey.length).toBe(124);
  expect(new Set(survey.map(([id]) => id)).size).toBe(124);
  const anchors = new Set(claimsLedger.map(({ anchor }) => anchor));
  const lost = survey
    .filter(([, where]) => !where.startsWith('— '))
    .flatMap(([id, where]) => where.split(' ').map((anchor) => `${id}: ${anchor}`))
    .filter((line) => !anchors.has(line.split(': ')[1] ?? ''));
  expect(lost).toEqual([]);
  expect(survey.filter(([, where]) => where.startsWith('— ')).length).toBeLessThanOrEqual(1);
});
