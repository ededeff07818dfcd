import { expect, test } from 'vitest';
import { BUDGETS, SLACK } from '../bench/budgets.ts';
import { timeEngine } from '../bench/engine.ts';

test('the engine is within five times its budget', () => {
  const { slowest, catalogue } = timeEngine();
  expect(slowest.ms).toBeLessThan(BUDGETS.ledger * SLACK);
  expect(catalogue).toBeLessThan(BUDGETS.catalogue * SLACK);
});
