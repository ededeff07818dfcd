import { describe, expect, test } from 'vitest';
import { figure } from '../support/catalogue.ts';

/** The figures that the argument about GLM-4.5, gpt-oss and Qwen3 turns on, to the digit. */
const TABLE = [
  {
    model: 'zai-org/glm-4.5',
    once: 356_785_898_816,
    withoutMtp: 352_797_829_024,
    stored: 358_337_791_296,
    bothTables: 33_632_266_144,
    headOnly: 32_856_319_904,
    noTable: 32_080_373_664,
  },
  {
    model: 'deepseek-ai/deepseek-v3',
    once: 682_636_487_424,
    withoutMtp: 671_026_419_200,
    stored: 684_489_845_504,
    bothTables: 37_552_297_472,
    headOnly: 36_625_618_432,
    noTable: 35_698_939_392,
  },
  {
    model: 'openai/gpt-oss-120b',
    once: 116_829_156_672,
    withoutMtp: 116_829_156_672,
    stored: 116_829_156_672,
    bothTables: 5_711_982_912,
    headOnly: 5_132_849_472,
    noTable: 4_553_716_032,
  },
  {
    model: 'openai/gpt-oss-20b',
    once: 20_914_757_184,
    withoutMtp: 20_914_757_184,
    stored: 20_914_757_184,
    bothTables: 4_187_440_704,
    headOnly: 3_608_307_264,
    noTable: 3_029_173_824,
  },
  {
    model: 'qwen/qwen3-30b-a3b',
    once: 30_532_122_624,
    withoutMtp: 30_532_122_624,
    stored: 30_532_122_624,
    bothTables: 3_353_032_704,
    headOnly: 3_041_867_776,
    noTable: 2_730_702_848,
  },
] as const;

describe.each(TABLE)('$model', (row) => {
  test('every tensor once', () => {
    expect(figure(row.model, 'everything-once', 'total')).toBe(row.once);
  });
  test('without the draft block', () => {
    expect(figure(row.model, 'all-but-mtp', 'total')).toBe(row.withoutMtp);
  });
  test('as stored', () => {
    expect(figure(row.model, 'as-stored', 'total')).toBe(row.stored);
  });
  test('active with both tables, the head alone, none', () => {
    expect(figure(row.model, 'both-tables', 'active')).toBe(row.bothTables);
    expect(figure(row.model, 'head-only-active', 'active')).toBe(row.headOnly);
    expect(figure(row.model, 'non-embedding', 'active')).toBe(row.noTable);
  });
});

describe('GLM-4.5 by its makers’ caption', () => {
  test('read literally, the draft block is active too', () => {
    expect(figure('zai-org/glm-4.5', 'body-plus-mtp', 'total')).toBe(355_234_006_336);
    expect(figure('zai-org/glm-4.5', 'body-plus-mtp', 'active')).toBe(32_482_313_536);
  });
  test('the other reading leaves the draft block idle', () => {
    expect(figure('zai-org/glm-4.5', 'body-plus-mtp-label', 'total')).toBe(355_234_006_336);
    expect(figure('zai-org/glm-4.5', 'body-plus-mtp-label', 'active')).toBe(32_080_373_664);
  });
  test('one token reads the head, the body, the chosen experts and a row of the table', () => {
    expect(figure('zai-org/glm-4.5', 'read-per-token', 'active')).toBe(32_856_325_024);
  });
});

test('the Hub’s figure for DeepSeek-V3 has the block scales in it', () => {
  expect(figure('deepseek-ai/deepseek-v3', 'hub-shown', 'total')).toBe(684_531_386_000);
});
