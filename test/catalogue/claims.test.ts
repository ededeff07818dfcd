import { expect, test } from 'vitest';
import { loadHeldClaims } from '#catalogue';
import { claimsLedger, verdictOfRow } from '#site/claims-ledger.ts';
import { claimLabel } from '#components/island/ticket/view.ts';

/**
 * Each verdict, with the rules that give the whole claim, as it was when
 * somebody last looked. A line that changes is a verdict that turns: read why
 * before `vitest run test/catalogue/claims.test.ts -u` writes it down.
 */
test('no verdict turns unseen', async () => {
  const lines = claimsLedger
    .filter(({ judgement }) => judgement !== null)
    .map((row) => {
      const { anchor, claim, judgement } = row;
      const cut = judgement?.truncated ?? [];
      return [
        `${anchor}  ${claimLabel(claim)}  ${verdictOfRow(row)}`,
        `half up: ${judgement?.halfUp.join(' ') || 'none'}`,
        ...(cut.length > 0 ? [`cut: ${cut.join(' ')}`] : []),
      ].join(' | ');
    })
    .sort();
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./verdicts.txt');
});

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

test('the ledger holds more than a hundred claims, held ones among them', () => {
  expect(claimsLedger.length).toBeGreaterThanOrEqual(124);
  expect(loadHeldClaims().length).toBeGreaterThan(0);
});
