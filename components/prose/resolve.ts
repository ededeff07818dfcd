import type { Figure, Role, Row } from '#engine';
import { ROLES } from '#engine';
import type { Claim, Model } from '#catalogue';
import { ledgerFor, modelById, ruleById, weighingOf } from '#site/weighed.ts';

/** Looks up what prose names. Whatever can't be resolved stops the build and says what there is. */

export type FigurePart = 'total' | 'active';

/** A total or an active figure of a catalogue model under a rule, in parameters. */
export function countOf(model: string, rule: string, part: FigurePart): number {
  const weighing = weighingOf(modelById(model), ruleById(rule));
  const figure: Figure = weighing[part];
  if (figure.kind === 'exact') return figure.value;
  const why = figure.kind === 'none' ? figure.why : 'a range of figures';
  throw new Error(`<Count ${model} ${rule} ${part}>: ${why}.`);
}

/** The parameters of one role of a model, each trained value once; inside the MTP block they are its own. */
export function roleOf(model: string, role: Role): number {
  const rows = onceRows(model).filter((row) => row.role === role);
  if (rows.length === 0) throw new Error(`<Part ${model} ${role}>: has none of ${ROLES.join()}.`);
  return rows.reduce((sum, { elements }) => sum + elements, 0);
}

/** One row of the ledger by its name pattern, copies among them: the only place where prose meets a tensor. */
export function rowOf(model: string, name: string): Row {
  const { rows } = ledgerFor(modelById(model));
  const row = rows.find((each) => each.name === name);
  if (row) return row;
  throw new Error(
    `${model} has no row "${name}". Its rows: ${rows.map((each) => each.name).join(' ')}.`,
  );
}

/** A fact of a model's config, by config.json's name. */
export function factOf(model: string, field: string): number | string | boolean {
  const value = modelById(model).config[field];
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return value;
  throw new Error(`<Fact ${model} ${field}>: the config has no such number, word or flag.`);
}

/** A published claim, by its id; the record's first where none is given. */
export function claimOf(model: string, id: string | undefined): Claim {
  const { claims } = modelById(model);
  const claim = id === undefined ? claims[0] : claims.find((each) => each.id === id);
  if (claim) return claim;
  throw new Error(
    `<Claim ${model} ${id ?? ''}>: the record has ${claims.map((each) => each.id).join(', ') || 'no claims'}.`,
  );
}

function onceRows(model: string): Row[] {
  const found: Model = modelById(model);
  return ledgerFor(found).rows.filter(({ state }) => state === 'unique' || state === 'tied');
}
