import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '#catalogue';
import { byRole, ledgerOf, unique, weighUnder, type Ledger } from '#engine';
import { readModel } from '../../src/headers/read-model.ts';
import { memorySource } from '../../src/headers/sources/memory.ts';
import { casesOf, filed, readCases } from '../oracle/files.ts';
import { safetensors } from '../support/files/safetensors-bytes.ts';
import { sparseSource } from '../support/files/sparse.ts';
import { tensorsOf } from '../support/files/tensors-of.ts';

const { conventions } = loadCatalogue();

/** The file of a ledger's tensors, with or without its config beside it. */
async function read(ledger: Ledger, config: unknown, withConfig: boolean): Promise<Ledger> {
  const file = safetensors(tensorsOf(ledger));
  const text = new TextEncoder().encode(JSON.stringify(config));
  const { ledger: found } = await readModel({
    where: 'folder',
    names: ['model.safetensors', ...(withConfig ? ['config.json'] : [])],
    open: (name) => (name === 'config.json' ? memorySource(name, text) : sparseSource(name, file)),
  });
  return found;
}

const CASES = filed('cases').flatMap((family) =>
  casesOf(readCases(family))
    .filter(({ generated }) => generated)
    .map(({ name, config }) => ({ family, name, config })),
);

describe.each(CASES)('$family, $name', ({ config }) => {
  const predicted = ledgerOf(config);

  test('every name is understood: the file has the config’s roles, and its figures under every rule', async () => {
    const found = await read(predicted, config, true);
    expect(byRole(found)).toEqual(byRole(predicted));
    expect(found.moe).toEqual(predicted.moe);
    expect(found.modelType).toBe(predicted.modelType);
    for (const each of conventions) {
      const theirs = weighUnder(predicted, each);
      if (theirs.total.kind === 'none') continue;
      const ours = weighUnder(found, each);
      expect([each.id, ours.total, ours.active]).toEqual([each.id, theirs.total, theirs.active]);
    }
  });

  test('without the config the totals stand, and active figures say what is missing', async () => {
    const found = await read(predicted, config, false);
    expect(unique(found)).toBe(unique(predicted));
    expect({ ...byRole(found), head: 0, embedding: 0 }).toEqual({
      ...byRole(predicted),
      head: 0,
      embedding: 0,
    });
    const { active } = weighUnder(found, rule('both-tables'));
    if (predicted.moe)
      expect(active).toMatchObject({ kind: 'none', why: expect.stringContaining('config.json') });
    else expect(active).toEqual(weighUnder(predicted, rule('both-tables')).active);
  });
});

function rule(id: string) {
  const found = conventions.find((each) => each.id === id);
  if (!found) throw new Error(`No convention ${id}.`);
  return found;
}
