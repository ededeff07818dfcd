import { describe, expect, test } from 'vitest';
import { threadView } from '#components/island/thread/view.ts';
import type { LiveView, Values } from '#components/island/live/live-view.ts';
import { ledgerOf } from '#engine';
import { ARGUED } from '#site/choices.ts';
import { modelSubject, ruleSubject } from '#site/subjects.ts';
import { PASSED_OVER, weightTensors } from '#site/weight-tensors.ts';
import { modelById, rules } from '#site/weighed.ts';

const facts = {
  models: ARGUED.map((id) => modelSubject(modelById(id))),
  rules: rules.map(ruleSubject),
};
const argue = (values: Values): LiveView => threadView({ m: 'zai-org/glm-4.5', ...values }, facts);

/** Lines of a sum, and where each part of it must close. */
const TO_TOTAL = ['start', 'offTables', 'offDraft', 'offCopies'];
const TO_ALWAYS = ['total', 'unreadTables', 'unreadCopies', 'unreadDraft', 'offRouted'];
const sum = ({ figures }: LiveView, names: readonly string[]): number =>
  names.reduce((all, name) => all + (figures[name] ?? 0), 0);

describe('as it was led', () => {
  test('the lines are those of the thread', () => {
    const { figures } = argue({});
    expect(figures).toMatchObject({
      start: 356_732_107_008,
      offTables: -2 * 775_946_240,
      total: 355_180_214_528,
      offRouted: -339_738_624_000,
      always: 15_441_590_528,
      chosen: 16_986_931_200,
      active: 32_428_521_728,
      'attention-biases': 1_333_248,
      'router-biases': 14_400,
      projection: 52_428_800,
      'draft-norms': 15_360,
      rightTotal: 355_234_006_336,
      rightActive: 32_482_313_536,
    });
  });

  test('it is said what it is short of', () => {
    expect(argue({}).texts['landing']).toBe('Short of Body + MTP by 53,791,808 in both figures.');
    expect(argue({}).texts['prints']).toBe('Prints as 355B-A32B; Z.ai prints 355B-A32B.');
  });
});

describe('led another way, it lands on', () => {
  test.each([
    [{ start: 'once' }, 'Body + MTP', 355_234_006_336, 32_482_313_536],
    [{ start: 'once', mtp: 'total' }, 'Body + MTP, MTP idle', 355_234_006_336, 32_080_373_664],
    [{ start: 'once', mtp: 'none' }, 'Non-embedding', 351_245_936_544, 32_080_373_664],
    [
      { start: 'once', tables: 'both', read: 'both', mtp: 'none' },
      'Both tables',
      352_797_829_024,
      33_632_266_144,
    ],
    [
      { start: 'once', tables: 'both', read: 'head', mtp: 'none' },
      'Head only active',
      352_797_829_024,
      32_856_319_904,
    ],
    [
      { start: 'once', tables: 'both', read: 'row', mtp: 'total' },
      'Read per token',
      356_785_898_816,
      32_856_325_024,
    ],
    [
      { start: 'once', tables: 'both', read: 'both' },
      'Everything once',
      356_785_898_816,
      34_034_206_016,
    ],
  ])('%o: %s', (values, name, total, active) => {
    const { figures, texts } = argue(values);
    expect(figures).toMatchObject({ total, active });
    expect(texts['landing']).toMatch(
      new RegExp(`^Part for part: (.*; )?${name.replace('+', '\\+')}[.;]`),
    );
  });

  test('from the file, a total of another rule by other parts', () => {
    const { figures, texts } = argue({ start: 'file' });
    expect(figures['start']).toBe(358_337_791_296);
    expect(figures['total']).toBe(356_785_898_816);
    expect(texts['landing']).toBe(
      'No rule here. The total is that of Everything once to the digit, by other parts of the same size.',
    );
  });

  test('from a file without copies, the maker’s rule', () => {
    const { figures, texts } = argue({ m: 'zai-org/glm-4.6', start: 'file' });
    expect(figures['total']).toBe(355_234_006_336);
    expect(texts['landing']).toBe('Part for part: Body + MTP.');
  });

  test('a draft block that leaves takes its copies along', () => {
    const { figures } = argue({ start: 'file', tables: 'both', mtp: 'none' });
    expect(figures).toMatchObject({ offDraft: -3_988_069_792, offCopies: -1_551_892_480 });
    expect(figures['total']).toBe(352_797_829_024);
  });

  test('nothing, where no maker counts so', () => {
    const odd = argue({ start: 'once', tables: 'none', read: 'both', mtp: 'none' });
    expect(odd.texts['landing']).toBe(
      'The total is that of Non-embedding; with this active figure no maker counts so.',
    );
    const short = argue({ tables: 'both', read: 'head', mtp: 'total' });
    expect(short.texts['landing']).toMatch(/^No rule here: .*53,791,808 in the total/);
  });
});

test('every argument adds up, with a draft block and without, with copies and without', () => {
  for (const m of ['zai-org/glm-4.5', 'zai-org/glm-4.6', 'openai/gpt-oss-20b'])
    for (const start of ['weights', 'once', 'file'])
      for (const tables of ['none', 'both'])
        for (const read of ['none', 'head', 'row', 'both'])
          for (const mtp of ['both', 'total', 'none']) {
            const view = argue({ m, start, tables, read, mtp });
            const { total, always, active, chosen = 0 } = view.figures;
            const of = [m, start, tables, read, mtp];
            expect([of, sum(view, TO_TOTAL)]).toEqual([of, total]);
            expect([of, sum(view, TO_ALWAYS)]).toEqual([of, always]);
            expect([of, (always ?? 0) + chosen]).toEqual([of, active]);
          }
});

test('gpt-oss has biases on its experts too, and all that is passed over is named', () => {
  const { figures } = argue({ m: 'openai/gpt-oss-120b' });
  expect(figures).toMatchObject({ 'expert-biases': 36 * 128 * (5760 + 2880), vectors: 36 * 64 });
  expect(figures['rightTotal']).toBe(115_670_889_792);
  for (const { config, file } of facts.models) {
    const { kept, leftOut } = weightTensors(ledgerOf(config, file));
    expect(kept.filter(({ kind }) => kind === 'bias' || kind === 'vector')).toEqual([]);
    for (const { id } of leftOut) expect(PASSED_OVER.map((each) => each.id)).toContain(id);
  }
});

test('a model without a draft block switches that choice off', () => {
  expect(argue({}).off).toEqual([]);
  expect(argue({ m: 'qwen/qwen3-30b-a3b' }).off).toEqual(['mtp']);
});
