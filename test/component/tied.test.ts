import { describe, expect, test } from 'vitest';
import { liveModel } from '#components/island/live/live-model.ts';
import {
  keyOf,
  STATES,
  stateOf,
  tiedView,
  type Question,
  type TiedFacts,
} from '#components/island/tied/view.ts';
import { ledgerOf } from '#engine';
import { ruleSubject } from '#site/subjects.ts';
import { model, rule } from '../support/catalogue.ts';

const ASKED: readonly (readonly [Question['part'], string])[] = [
  ['total', 'everything-once'],
  ['total', 'as-stored'],
  ['active', 'both-tables'],
  ['active', 'head-only-active'],
  ['active', 'read-per-token'],
  ['total', 'non-embedding'],
  ['total', 'non-embedding-modules'],
];
const IDS = [
  'qwen/qwen3-0.6b',
  'openai-community/gpt2',
  'google/gemma-2b',
  'meta-llama/llama-3.1-8b',
];
const facts: TiedFacts = {
  models: IDS.map((id) => {
    const { config, file } = model(id);
    return { ...liveModel(model(id)), state: stateOf(ledgerOf(config, file)) };
  }),
  questions: ASKED.map(([part, id]) => ({ part, rule: ruleSubject(rule(id)) })),
};
const rowsOf = (m: string): Record<string, (number | undefined)[]> => {
  const { figures } = tiedView({ m, state: 'once' }, facts);
  return Object.fromEntries(
    ASKED.map(([part, id]) => [id, STATES.map((state) => figures[`${keyOf(part, id)} ${state}`])]),
  );
};

describe('a table tied, stored twice, or two tables', () => {
  test('Qwen3-0.6B: published and counted elsewhere as 596,049,920, 751,632,384 and 440,467,456', () => {
    const [once, twice, body, row] = [596_049_920, 751_632_384, 440_467_456, 1024];
    expect(rowsOf('qwen/qwen3-0.6b')).toEqual({
      'everything-once': [once, once, twice],
      'as-stored': [once, twice, twice],
      'both-tables': [once, once, twice],
      'head-only-active': [once, once, once],
      'read-per-token': [once, once, once + row],
      'non-embedding': [body, body, body],
      'non-embedding-modules': [body, body, once],
    });
  });

  test('GPT-2 with a head of its own has 163,037,184; without its tables 85,056,000', () => {
    const rows = rowsOf('openai-community/gpt2');
    expect(rows['everything-once']).toEqual([124_439_808, 124_439_808, 163_037_184]);
    expect(rows['non-embedding-modules']?.[0]).toBe(85_056_000);
  });

  test('Gemma 2B as released and as its report splits it', () => {
    const rows = rowsOf('google/gemma-2b');
    expect(rows['everything-once']?.[0]).toBe(2_506_172_416);
    expect(rows['non-embedding']).toEqual([1_981_884_416, 1_981_884_416, 1_981_884_416]);
  });

  test('the state of a release is that of its config and file', () => {
    expect(facts.models.map(({ state }) => state)).toEqual(['twice', 'once', 'once', 'two']);
    const { texts } = tiedView({ m: 'qwen/qwen3-0.6b', state: 'two' }, facts);
    expect(STATES.map((state) => texts[state])).toEqual(['', 'as released', '']);
  });

  test('a second copy and a second table weigh the same in the file, and look different', () => {
    const of = (state: string) => tiedView({ m: 'qwen/qwen3-0.6b', state }, facts);
    expect(of('twice').figures['inFile']).toBe(of('two').figures['inFile']);
    const classes = (state: string) => of(state).bars['file']?.map(({ className }) => className);
    expect(classes('twice')).toEqual(['c-emb', 'c-head out', 'rest']);
    expect(classes('two')).toEqual(['c-emb', 'c-head', 'rest']);
  });
});
