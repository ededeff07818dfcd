import { describe, expect, test } from 'vitest';
import { cardTable } from '#site/card-table.ts';
import { figuresOfConfig } from '#components/island/card/pasted.ts';
import { modelById, ruleById } from '#site/weighed.ts';

const FACTS = {
  total: 116829156672,
  active: 5132849472,
  rule: 'head-only-active',
  version: '1',
  short: 'Of the tables only the head is active',
  address: 'https://weighbridge.example/models/openai/gpt-oss-120b/head-only-active/',
};

describe('a table for a card', () => {
  test('names its rule in each format', () => {
    expect(cardTable(FACTS, 'markdown').split('\n')).toEqual([
      `| Parameters | [Weighbridge rule head-only-active, version 1](${FACTS.address}) |`,
      '| --- | ---: |',
      '| Total | 116,829,156,672 |',
      '| Active per token | 5,132,849,472 |',
    ]);
    expect(cardTable(FACTS, 'html')).toContain(`<a href="${FACTS.address}">`);
    expect(cardTable(FACTS, 'latex')).toContain('Total & 116{,}829{,}156{,}672 \\\\');
  });

  test('has no line for an active figure where the rule has none', () => {
    expect(cardTable({ ...FACTS, active: null }, 'markdown')).not.toContain('Active');
  });
});

describe('a pasted config', () => {
  test('is counted under the rule', async () => {
    const text = JSON.stringify(modelById('qwen/qwen3-30b-a3b').config);
    expect(await figuresOfConfig(text, ruleById('both-tables'))).toEqual({
      total: 30532122624,
      active: 3353032704,
    });
  });

  test('is refused where it isn’t JSON, or no architecture that is read', async () => {
    const rule = ruleById('both-tables');
    await expect(figuresOfConfig('{', rule)).rejects.toThrow('config.json');
    await expect(figuresOfConfig('{"model_type":"nothing"}', rule)).rejects.toThrow('nothing');
    await expect(figuresOfConfig('5', rule)).rejects.toThrow('A config is one JSON object');
    await expect(figuresOfConfig('null', rule)).rejects.toThrow('A config is one JSON object');
  });
});
