import { expect, test } from 'vitest';
import { byRole, ledgerOf, unique } from '#engine';
import { readCases } from '../oracle/files.ts';

const { base } = readCases('gemma4_text');

test('a per-layer width of null is one of nought, which the reference class would not load', () => {
  const without = ledgerOf({ ...base, hidden_size_per_layer_input: 0 });
  const stated = ledgerOf({ ...base, hidden_size_per_layer_input: null });
  expect(unique(stated)).toBe(unique(without));
  expect(byRole(stated).lookup).toBe(0);
  expect(byRole(ledgerOf(base)).lookup).toBeGreaterThan(0);
});
