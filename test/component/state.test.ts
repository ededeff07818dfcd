import { describe, expect, test } from 'vitest';
import { readState, writeState, type State } from '#components/island/weigh/state.ts';
import { readValues, writeValues, type Control } from '#components/island/live/state.ts';

const defaults: State = { model: 'a/one', rule: 'both', changes: {} };
const known = {
  models: [
    { id: 'a/one', config: { hidden_size: 64, tie_word_embeddings: false, model_type: 'llama' } },
    { id: 'b/two', config: {} },
  ],
  rules: [{ id: 'both' }, { id: 'head' }],
};

describe('the ticket’s address', () => {
  test('is empty for the default, and else sorted', () => {
    expect(writeState(defaults, defaults)).toBe('');
    const changed = { model: 'b/two', rule: 'head', changes: { b: 2, a: true } };
    expect(writeState(changed, defaults)).toBe('?c=head&m=b/two&set=a:true&set=b:2&v=1');
  });

  test('comes back as it was written', () => {
    const state = {
      model: 'a/one',
      rule: 'head',
      changes: { hidden_size: 128, tie_word_embeddings: true },
    };
    const { state: read, problems } = readState(writeState(state, defaults), defaults, known);
    expect([read, problems]).toEqual([state, []]);
  });

  test('the Hub’s own spelling of a model is understood', () => {
    expect(readState('?m=B/Two', defaults, known).state.model).toBe('b/two');
  });

  test.each([
    ['?m=no/model', /No model “no\/model”/],
    ['?c=nothing', /No rule “nothing”/],
    ['?set=hidden_size:wide', /“hidden_size:wide”/],
    ['?set=model_type:7', /“model_type:7”/],
    ['?set=hidden_size:-4', /“hidden_size:-4”/],
    ['?v=9&c=head', /version 9/],
  ])('%s is named as not understood, and the default stands', (search, message) => {
    const { state, problems } = readState(search, defaults, known);
    expect(problems.join()).toMatch(message);
    expect(state).toEqual(defaults);
  });
});

const controls: readonly Control[] = [
  { name: 'k', kind: 'number', standard: '8', options: [], min: 1, max: 128 },
  { name: 'total', kind: 'set', standard: 'head.mtp', options: ['head', 'mtp'], min: 0, max: 0 },
  { name: 'format', kind: 'choice', standard: 'bf16', options: ['bf16', 'fp8'], min: 0, max: 0 },
  { name: 'width', kind: 'number', standard: '768', options: [], min: 256, max: 1024, step: 256 },
];

describe('a live figure’s address', () => {
  test('drops defaults, sorts keys, keeps those of other figures', () => {
    const values = { k: '16', total: 'head', format: 'bf16' };
    expect(writeValues('?z=1', values, controls)).toBe('?k=16&total=head&z=1&v=1');
    expect(writeValues('?k=16&v=1', { k: '8', total: 'head.mtp', format: 'bf16' }, controls)).toBe(
      '',
    );
  });

  test('an empty set is not the default', () => {
    const address = writeValues('', { k: '8', total: '', format: 'bf16' }, controls);
    expect(readValues(address, controls).values['total']).toBe('');
  });

  test.each(['?k=0', '?k=129', '?k=many', '?total=tail', '?format=int2', '?width=300', '?k=9&v=2'])(
    '%s is said and left at the default',
    (search) => {
      const { values, problems } = readValues(search, controls);
      expect(problems).toHaveLength(1);
      expect(values).toEqual({ k: '8', total: 'head.mtp', format: 'bf16', width: '768' });
    },
  );
});
