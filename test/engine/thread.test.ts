import { expect, test } from 'vitest';
import { ledgerOf } from '#engine';
import { threadArithmetic } from '#site/thread.ts';
import { figure, model } from '../support/catalogue.ts';

const { config, file } = model('zai-org/glm-4.5');
const ledger = ledgerOf(config, file);
const thread = threadArithmetic(ledger);

test('the thread’s steps come out of the ledger one by one', () => {
  expect(thread.start.amount).toBe(356_732_107_008);
  expect(thread.table.amount).toBe(775_946_240);
  expect(thread.withoutTables).toBe(355_180_214_528);
  expect(thread.routed.amount).toBe(339_738_624_000);
  expect(thread.always).toBe(15_441_590_528);
  expect(thread.chosen).toBe(16_986_931_200);
  expect(thread.active).toBe(32_428_521_728);
});

test('its start is no rule’s total', () => {
  const rules = ['everything-once', 'as-stored', 'both-tables', 'body-plus-mtp', 'hub-shown'];
  expect(rules.map((id) => figure('zai-org/glm-4.5', id, 'total'))).not.toContain(
    thread.start.amount,
  );
});

test('what it leaves out is itemised from the ledger', () => {
  const amounts = Object.fromEntries(thread.leftOut.map(({ id, amount }) => [id, amount]));
  expect(amounts).toEqual({
    'attention-biases': 1_333_248,
    'router-biases': 14_400,
    projection: 52_428_800,
    'draft-norms': 15_360,
  });
  expect(thread.leftOutSum).toBe(53_791_808);
});

test('put right, it is the makers’ own rule', () => {
  expect(thread.rightTotal).toBe(figure('zai-org/glm-4.5', 'body-plus-mtp', 'total'));
  expect(thread.rightActive).toBe(figure('zai-org/glm-4.5', 'body-plus-mtp', 'active'));
});

test('it argues about a draft block, and says so of a model without one', () => {
  const other = model('qwen/qwen3-30b-a3b');
  expect(() => threadArithmetic(ledgerOf(other.config, other.file))).toThrow(/MTP block/);
});
