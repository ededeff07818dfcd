import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '#catalogue';
import {
  byRole,
  ledgerOf,
  weigh,
  weighUnder,
  type FileFacts,
  type Ledger,
  type Role,
} from '#engine';

/**
 * Figures that others published or computed independently, each with its source.
 * A quantity is "<convention> total", "<convention> active", "role <role>+<role>"
 * or "auxiliary".
 */
interface Facts {
  readonly name: string;
  /** A catalogue model, or a config of the test's own. */
  readonly model?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  /** What the file of that config holds, for figures that are sums of a file. */
  readonly file?: FileFacts;
  readonly figures: readonly {
    readonly quantity: string;
    readonly value: number;
    readonly source: string;
    /** Fields in which the publisher's model differs from the release, and why. */
    readonly with?: Readonly<Record<string, unknown>>;
    readonly cause?: string;
  }[];
}

const folder = new URL('./facts/', import.meta.url);
const facts = readdirSync(folder).flatMap(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Facts[],
);
const { models, conventions } = loadCatalogue();

function ledgerFor({ name, model, config, file }: Facts, changed?: Facts['config']): Ledger {
  if (config) return ledgerOf({ ...config, ...changed }, changed ? undefined : file);
  const record = models.find(({ id }) => id === model);
  if (!record) throw new Error(`${name}: no model ${model} in the catalogue.`);
  // The facts of a released file say nothing of a changed model.
  return changed
    ? ledgerOf({ ...record.config, ...changed })
    : ledgerOf(record.config, record.file);
}

function weighed(ledger: Ledger, quantity: string): number | string {
  const [what = '', part = ''] = quantity.split(' ');
  if (what === 'auxiliary') return weigh(ledger.rows.filter(({ state }) => state === 'auxiliary'));
  if (what === 'role')
    return part.split('+').reduce((sum, role) => sum + byRole(ledger)[role as Role], 0);
  const rule = conventions.find(({ id }) => id === what);
  if (!rule) throw new Error(`No convention ${what}.`);
  const figure = weighUnder(ledger, rule)[part as 'total' | 'active'];
  return figure.kind === 'exact' ? figure.value : figure.kind;
}

describe.each(facts)('$name', (each) => {
  test.each(each.figures)(
    '$quantity is $value, by $source',
    ({ quantity, value, with: changed }) => {
      expect(weighed(ledgerFor(each, changed), quantity)).toBe(value);
    },
  );
});
