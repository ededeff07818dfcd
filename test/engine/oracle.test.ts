import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { byRole, ledgerOf, ROLES, type Role, type Row } from '#engine';
import { Config } from '#engine/config.ts';
import { FAMILIES } from '#engine/families/index.ts';
import type { Family } from '#engine/families/family.ts';
import {
  casesOf,
  filed,
  isAbout,
  readCases,
  readGolden,
  scriptHash,
  type Case,
  type Cases,
} from '../oracle/files.ts';
import { asFile, expected } from '../oracle/expected.ts';
import { FUSIONS } from '../oracle/fusions.ts';
import { roleOf } from '../oracle/roles.ts';
import { asTensors, elementsOf, lines, ofRow, type Tensors } from '../oracle/tensors.ts';
import { fieldAt } from '../oracle/unfuse.ts';

/**
 * The engine's rows against rows that this project didn't count: test/oracle
 * builds each architecture's reference class and lists its tensors.
 */
const sum = (tensors: readonly Tensors[]): number =>
  tensors.reduce((total, each) => total + elementsOf(each), 0);

describe.each(filed('goldens'))('%s', (name) => {
  const cases = readCases(name);
  const golden = readGolden(name);
  const all = casesOf(cases);

  test('its golden is of these cases, by this script and these versions', () => {
    expect(golden.madeBy).toMatchObject({ script: scriptHash(), ...pinned() });
    expect(golden.cases.map((each) => [each.case, each.of])).toEqual(
      all.map((each) => [each.name, each.fingerprint]),
    );
  });

  const pairs = all.flatMap((one) => {
    const counted = golden.cases.find(({ of }) => of === one.fingerprint);
    return counted ? [{ ...one, theirs: counted.rows, parameters: counted.parameters }] : [];
  });
  const onlyInFile = cases.differs.filter((each) => each.class === 'absent');
  const compared = (row: Row): boolean =>
    row.role !== 'mtp' && !onlyInFile.some((each) => isAbout(each, ofRow(row).name));

  for (const { name: which, about, config, theirs } of pairs) {
    test(`${which}, ${about}: every row and every role`, () => {
      const ledger = ledgerOf(config);
      const rows = ledger.rows.filter(compared);
      const wanted = expected(theirs, cases, config);
      expect(lines(rows.map(ofRow))).toEqual(lines(wanted));
      const ours = byRole({ ...ledger, rows });
      expect(distinct(ours, cases)).toEqual(distinct(rolesOf(wanted, cases), cases));
    });
  }

  test('fusions keep every sum, and each is of use', () => {
    const applied = new Set<string>();
    for (const { theirs, parameters, config } of pairs) {
      const raw = theirs.map(asTensors);
      expect(theirs.map((row) => row[3])).toEqual(raw.map(elementsOf));
      expect(sum(raw.filter(({ note }) => note === null))).toBe(parameters);
      const after = asFile(raw, cases.fusions, config);
      expect(sum(after.tensors)).toBe(sum(raw));
      for (const id of after.used) applied.add(id);
    }
    expect([...applied].sort()).toEqual([...cases.fusions].sort());
  });

  test('each stated difference and tie is there', () => {
    const there = new Set(
      pairs.flatMap(({ theirs, config }) => {
        const raw = theirs.map(asTensors);
        return [...raw, ...asFile(raw, cases.fusions, config).tensors].map(
          ({ name, note }) => `${note === 'buffer' ? 'buffer' : 'weight'} ${name}`,
        );
      }),
    );
    for (const { config } of all) {
      for (const row of ledgerOf(config).rows) there.add(`absent ${ofRow(row).name}`);
    }
    for (const each of cases.differs) {
      const found = [...there].map((one) => one.split(' ') as [string, string]);
      const about = found.filter(([kind, name]) => kind === each.class && isAbout(each, name));
      expect(about, `${each.class} ${each.row}`).not.toEqual([]);
      // A constant that both hold is a difference to what is counted.
      if (each.file !== 'buffer') expect(each.class, each.row).not.toBe(each.file);
    }
    for (const row of Object.keys(cases.ties)) expect(there).toContain(`weight ${row}`);
  });

  test('every field it reads is varied, or it is said why not', () => {
    const family = FAMILIES.find(({ id }) => id === name);
    if (!family) throw new Error(`No family ${name} in src/engine/families/table.ts.`);
    const { read, varied } = fieldsOf(family, all);
    const excused = Object.keys(cases.unvaried);
    expect(read.filter((field) => !varied.has(field)).sort()).toEqual(excused.sort());
  });
});

test('every family has cases and a golden', () => {
  const families = FAMILIES.map(({ id }) => id).sort();
  expect(filed('cases')).toEqual(families);
  expect(filed('goldens')).toEqual(families);
});

test('every fusion is some family’s', () => {
  const used = new Set(filed('cases').flatMap((family) => readCases(family).fusions));
  expect([...used].sort()).toEqual(Object.keys(FUSIONS).sort());
});

/** Sums by role, each tensor's role told from its name. */
function rolesOf(tensors: readonly Tensors[], cases: Cases): Record<Role, number> {
  const roles = Object.fromEntries(ROLES.map((role) => [role, 0])) as Record<Role, number>;
  for (const each of tensors) roles[roleOf(each.name, cases.roles)] += elementsOf(each);
  return roles;
}

/** Sums by role, with those that names can't tell apart in the first of them. */
function distinct(sums: Record<Role, number>, { indistinct }: Cases): Record<Role, number> {
  if (!indistinct) return sums;
  const [first, ...others] = indistinct.roles;
  const result = { ...sums };
  for (const role of others) {
    if (first) result[first] += result[role];
    result[role] = 0;
  }
  return result;
}

/** What the family reads of its generated configs, and which of it has more than one value there. */
function fieldsOf(family: Family, all: readonly Case[]): { read: string[]; varied: Set<string> } {
  const generated = all.filter((each) => each.generated).map(({ config }) => config);
  const read = new Set(generated.flatMap((config) => fieldsRead(family, config)));
  for (const field of read) if (/(^|\.)(model_type|architectures)$/.test(field)) read.delete(field);
  const values = (field: string): Set<string> =>
    new Set(generated.map((config) => JSON.stringify(fieldAt(config, field)) ?? 'absent'));
  return {
    read: [...read],
    varied: new Set([...read].filter((field) => values(field).size > 1)),
  };
}

function fieldsRead(family: Family, config: Record<string, unknown>): readonly string[] {
  const reader = new Config(config);
  family.build(reader);
  return reader.fieldsRead;
}

/** The versions in requirements.txt that a golden must have been made with. */
function pinned(): Record<string, string> {
  const pins = readFileSync(new URL('../oracle/requirements.txt', import.meta.url), 'utf8');
  const versions = [...pins.matchAll(/^(torch|transformers)==(\S+)$/gm)];
  return Object.fromEntries(versions.map(([, name = '', version = '']) => [name, version]));
}
