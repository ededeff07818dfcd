import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { byRole, ledgerOf, ROLES, type Role, type Row } from '#engine';
import { Config } from '#engine/config.ts';
import { FAMILIES } from '#engine/families/index.ts';
import type { Family } from '#engine/families/family.ts';
import {
  casesOf,
  filed,
  readCases,
  readGolden,
  scriptHash,
  type Case,
  type Cases,
} from '../oracle/files.ts';
import { FUSIONS } from '../oracle/fusions.ts';
import { roleOf } from '../oracle/roles.ts';
import {
  asFile,
  asTensors,
  elementsOf,
  expected,
  lines,
  ofRow,
  type Tensors,
} from '../oracle/tensors.ts';

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

  const atFileOnly = cases.differs.filter((each) => each.class === 'absent').map(({ row }) => row);
  const compared = (row: Row): boolean => row.role !== 'mtp' && !atFileOnly.includes(row.name);

  for (const { name: which, about, config, fingerprint } of all) {
    const counted = golden.cases.find(({ of }) => of === fingerprint);
    if (!counted) continue;

    test(`${which}, ${about}: every row and every role`, () => {
      const ledger = ledgerOf(config);
      const rows = ledger.rows.filter(compared);
      const theirs = expected(counted.rows, cases);
      expect(lines(rows.map(ofRow))).toEqual(lines(theirs));
      expect(byRole({ ...ledger, rows })).toEqual(rolesOf(theirs, cases));
    });
  }

  test('fusions keep every sum, and each is of use', () => {
    const applied = new Set<string>();
    for (const { rows, parameters } of golden.cases) {
      const raw = rows.map(asTensors);
      expect(rows.map((row) => row[3])).toEqual(raw.map(elementsOf));
      expect(sum(raw.filter(({ note }) => note === null))).toBe(parameters);
      const after = asFile(raw, cases.fusions);
      expect(sum(after.tensors)).toBe(sum(raw));
      for (const id of after.used) applied.add(id);
    }
    expect([...applied].sort()).toEqual([...cases.fusions].sort());
  });

  test('each stated difference and tie is there', () => {
    const names = new Set(
      golden.cases.flatMap(({ rows }) =>
        asFile(rows.map(asTensors), cases.fusions).tensors.map(
          (each) => `${each.note === 'buffer' ? 'buffer' : 'weight'} ${each.name}`,
        ),
      ),
    );
    const counted = new Set(all.flatMap(({ config }) => ledgerOf(config).rows.map((r) => r.name)));
    for (const { row, class: there, file } of cases.differs) {
      expect(there === 'absent' ? counted.has(row) : names.has(`${there} ${row}`), row).toBe(true);
      expect(there === file, `${row} is the same in both`).toBe(false);
    }
    for (const row of Object.keys(cases.ties)) expect(names).toContain(`weight ${row}`);
  });

  test('every field it reads is varied, or it is said why not', () => {
    const family = FAMILIES.find(({ id }) => id === name);
    if (!family) throw new Error(`No family ${name} in src/engine/families/index.ts.`);
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

/** What the family reads of its generated configs, and which of it has more than one value there. */
function fieldsOf(family: Family, all: readonly Case[]): { read: string[]; varied: Set<string> } {
  const generated = all.filter((each) => each.generated).map(({ config }) => config);
  const read = new Set(generated.flatMap((config) => fieldsRead(family, config)));
  const values = (field: string): Set<string> =>
    new Set(generated.map((config) => JSON.stringify(config[field]) ?? 'absent'));
  read.delete('model_type');
  read.delete('architectures');
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
