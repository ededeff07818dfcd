import { isDeepStrictEqual } from 'node:util';
import type { Figure, Range, Role, Row } from '#engine';
import { ROLES } from '#engine';
import type { Claim, Model } from '#catalogue';
import { ledgerOf, weighUnder } from '#engine';
import { containerOf } from '#engine/bytes/container.ts';
import { bytesUnder, formatById, packings, typeById } from '#site/formats.ts';
import { ledgerFor, modelById, ruleById, weighingOf } from '#site/weighed.ts';

/** Looks up what prose names. Whatever can't be resolved stops the build and says what there is. */

export type FigurePart = 'total' | 'active';

/** A total or an active figure of a catalogue model under a rule, in parameters. */
export function countOf(model: string, rule: string, part: FigurePart): number {
  return exactly(
    weighingOf(modelById(model), ruleById(rule))[part],
    `<Count ${model} ${rule} ${part}>`,
  );
}

/** The bounds of an active figure that varies by token, in parameters. */
export function rangeOf(model: string, rule: string): Range {
  const { active } = weighingOf(modelById(model), ruleById(rule));
  if (active.kind === 'range') return active.range;
  throw new Error(`<Range ${model} ${rule}>: its active figure is no range; use <Count>.`);
}

/** Bytes of the weights that a figure takes, each tensor in the type that the format gives it. */
export function bytesOf(model: string, rule: string, part: FigurePart, format: string): number {
  const ledger = ledgerFor(modelById(model));
  const bytes = bytesUnder(ledger, ruleById(rule), formatById(format))[part];
  if (bytes.kind === 'exact') return bytes.bytes;
  throw new Error(`<Bytes ${model} ${rule} ${format}>: ${bytes.why}.`);
}

/** A count of a packed file: its elements, those with the words unpacked, or a part of them. */
export function inFileOf(
  model: string,
  packing: string,
  of: 'elements' | 'unpacked' | 'words' | 'plain' | 'beside',
): number {
  const scheme = packings.find(({ id }) => id === packing);
  if (!scheme) throw new Error(`No scheme "${packing}" in content/packings.`);
  const file = containerOf(ledgerFor(modelById(model)), scheme);
  if (typeof file === 'string') throw new Error(`<InFile ${model} ${packing}>: ${file}.`);
  return of === 'beside' ? file.beside.reduce((sum, { elements }) => sum + elements, 0) : file[of];
}

/** A storage type's whole block, scales included; its bits are those that come to one value. */
export function blockOf(id: string): { values: number; bytes: number; bits: number } {
  const { bits, block, scaleBytes } = typeById(id);
  const values = block[0] * block[1];
  const bytes = (values * bits) / 8 + scaleBytes;
  return { values, bytes, bits: (bytes * 8) / values };
}

/** Fields of config.json put to other values. */
export type Change = Readonly<Record<string, number | boolean | readonly unknown[]>>;

/** The figure of a model whose config says otherwise in some fields. Its file is nobody's, so only the config is read. */
export function changedOf(model: string, rule: string, part: FigurePart, change: Change): number {
  const { config } = modelById(model);
  const what = `<Changed ${model} ${rule} ${part} ${JSON.stringify(change)}>`;
  const released = ledgerOf(config);
  const ledger = ledgerOf({ ...config, ...change });
  // A misspelt field moves nothing, and its figure would pass for an answer.
  if (isDeepStrictEqual([released.rows, released.moe], [ledger.rows, ledger.moe]))
    throw new Error(`${what}: the change moves nothing.`);
  return exactly(weighUnder(ledger, ruleById(rule))[part], what);
}

function exactly(figure: Figure, what: string): number {
  if (figure.kind === 'exact') return figure.value;
  throw new Error(`${what}: ${figure.kind === 'none' ? figure.why : 'a range of figures'}.`);
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

/** A fact of a model's config, by config.json's name; dots lead into its parts: text_config.hidden_size. */
export function factOf(model: string, field: string): number | string | boolean {
  const value = field.split('.').reduce<unknown>(part, modelById(model).config);
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return value;
  throw new Error(`<Fact ${model} ${field}>: the config has no such number, word or flag.`);
}

function part(whole: unknown, key: string): unknown {
  return typeof whole === 'object' && whole !== null
    ? (whole as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

/** A published claim about the model or a part of it, by its id; the record's first where none is given. */
export function claimOf(model: string, id: string | undefined): Omit<Claim, 'states'> {
  const { claims, partClaims } = modelById(model);
  const all = [...claims, ...partClaims];
  const claim = id === undefined ? claims[0] : all.find((each) => each.id === id);
  if (claim) return claim;
  throw new Error(
    `<Claim ${model} ${id ?? ''}>: the record has ${all.map((each) => each.id).join(', ') || 'no claims'}.`,
  );
}

function onceRows(model: string): Row[] {
  const found: Model = modelById(model);
  return ledgerFor(found).rows.filter(({ state }) => state === 'unique' || state === 'tied');
}
