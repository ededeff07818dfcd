import { describe, expect, test } from 'vitest';
import { liveModel } from '#components/island/live/live-model.ts';
import { twinsView, type TwinsFacts } from '#components/island/twins/view.ts';
import { byRole, ledgerOf } from '#engine';
import { ruleSubject } from '#site/subjects.ts';
import { figure, model, rule } from '../support/catalogue.ts';

const MIXTRAL = 'mistralai/mixtral-8x7b-v0.1';
const MISTRAL = 'mistralai/mistral-7b-v0.1';
const facts: TwinsFacts = {
  mixture: liveModel(model(MIXTRAL)),
  dense: liveModel(model(MISTRAL)),
  rule: ruleSubject(rule('read-per-token')),
};
const at = (e: number, k: number, w: number) =>
  twinsView({ e: String(e), k: String(k), w: String(w) }, facts);

describe('a mixture between two dense models', () => {
  test('as released, keeps and reads what Mixtral does', () => {
    const { figures, texts } = at(8, 2, 14336);
    // 46,702,792,704 in all; the body’s 12,617,781,248 active, the head’s 131,072,000 and one row of 4,096.
    expect(figures['mixture-kept']).toBe(46_702_792_704);
    expect(figures['mixture-read']).toBe(12_617_781_248 + 131_072_000 + 4096);
    expect(figures['router']).toBe(32 * 8 * 4096);
    expect(texts['mixture-name']).toBe('Mixtral 8x7B, as released');
  });

  test('differs from the narrow one’s reading and the wide one’s memory by its routers', () => {
    for (const [e, k, w] of [
      [8, 2, 14336],
      [16, 4, 7168],
      [1, 1, 256],
      [64, 16, 512],
    ] as const) {
      const { figures } = at(e, k, w);
      const of = (name: string): number => figures[name] ?? 0;
      expect(of('mixture-read') - of('narrow-read')).toBe(32 * e * 4096);
      expect(of('mixture-kept') - of('wide-kept')).toBe(32 * e * 4096);
      expect(of('wide-kept') - of('wide-read')).toBe(131_072_000 - 4096);
    }
  });

  test('one expert asked has Mistral 7B beside it', () => {
    const { figures, texts } = at(8, 1, 14336);
    expect(figures['narrow-kept']).toBe(figure(MISTRAL, 'everything-once', 'total'));
    expect(texts['narrow-name']).toBe('Mistral 7B, as released');
    expect(texts['mixture-name']).toBe('');
  });

  test('the same weights in smaller pieces cost wider routers and nothing else', () => {
    const [whole, cut] = [at(8, 2, 14336).figures, at(16, 4, 7168).figures];
    expect((cut['mixture-kept'] ?? 0) - (whole['mixture-kept'] ?? 0)).toBe(32 * 8 * 4096);
    expect(cut['narrow-kept']).toBe(whole['narrow-kept']);
  });

  test('more asked than there are is the whole layer', () => {
    expect(at(4, 16, 256).texts['mixture-width']).toBe('4 of 256, 4 asked');
  });

  test('bars share one scale', () => {
    const { bars } = at(8, 2, 14336);
    const sums = Object.values(bars).map((bar) => bar.reduce((sum, { n }) => sum + n, 0));
    expect(new Set(sums)).toEqual(new Set([46_702_792_704]));
  });
});

test('Mistral’s total, seven feed-forward parts more and the routers make Mixtral’s', () => {
  const dense = byRole(ledgerOf(model(MISTRAL).config));
  const mixture = byRole(ledgerOf(model(MIXTRAL).config));
  const total = (id: string): number => Number(figure(id, 'everything-once', 'total'));
  expect(total(MISTRAL) + 7 * dense.ffn + mixture.router).toBe(total(MIXTRAL));
  expect(mixture.routed).toBe(8 * dense.ffn);
  const { model_type: a, ...shared } = model(MISTRAL).config;
  expect(a).toBe('mistral');
  expect(model(MIXTRAL).config).toMatchObject(shared);
});
