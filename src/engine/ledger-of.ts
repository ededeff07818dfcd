import { Config } from './config.ts';
import { refuseUnknownVariants } from './common-guards.ts';
import { ConfigError } from './errors.ts';
import { familyOf, typesRead } from './families/known.ts';
import { notVerified } from './families/not-verified.ts';
import type { Family } from './families/family.ts';
import { typeOf } from './families/type-of.ts';
import { withFile, withoutFile, type FileFacts } from './file-facts.ts';
import type { Blueprint } from './layers/decoder.ts';
import type { Ledger } from './ledger.ts';

/**
 * Turns a config.json into a ledger. With the facts of the released file the
 * ledger also has what the file repeats or adds; without them it says what it
 * cannot know.
 *
 * @throws ConfigError naming path, value, rule and remedy; never a guess.
 */
export function ledgerOf(config: unknown, file?: FileFacts): Ledger {
  const { fields, reader, blueprint } = read(config);
  const { rows, copies, extras } = file ? withFile(blueprint, file) : withoutFile(blueprint);
  return {
    modelType: String(fields['model_type']),
    reader: file ? 'model' : 'config',
    rows,
    moe: blueprint.moe,
    routing: { known: true },
    copies,
    extras,
    assumptions: [...reader.assumptions],
  };
}

/**
 * The fields of a config that its family asks for, by their paths, those
 * without an effect on the count among them.
 *
 * @throws ConfigError as `ledgerOf` does.
 */
export function fieldsRead(config: unknown): readonly string[] {
  return read(config).reader.fieldsRead;
}

function read(config: unknown): {
  fields: Record<string, unknown>;
  reader: Config;
  blueprint: Blueprint;
} {
  const stated = fieldsOf(config);
  const assumptions: string[] = [];
  const family = pickFamily(stated);
  const named = stated['model_type'] != null;
  const fields = named
    ? stated
    : (family.translate?.(new Config(stated, '', assumptions)) ?? stated);
  const reader = new Config(fields, '', assumptions);
  checkClass(reader, family);
  refuseUnknownVariants(reader, family.layerTypes);
  const blueprint = family.build(reader);
  for (const part of reader.parts) refuseUnknownVariants(part, family.layerTypes);
  reader.refuseUnread(family.id);
  return { fields, reader, blueprint };
}

function fieldsOf(config: unknown): Record<string, unknown> {
  if (typeof config === 'object' && config !== null && !Array.isArray(config)) {
    return config as Record<string, unknown>;
  }
  throw new ConfigError({
    code: 'wrong-type',
    path: 'config.json',
    value: config,
    rule: 'A config is one JSON object.',
    remedy: 'Paste the whole file, braces included.',
  });
}

function pickFamily(fields: Record<string, unknown>): Family {
  const type = typeOf(fields);
  refuseNotVerified(type, firstClass(fields['architectures']));
  const family = typeof type === 'string' ? familyOf(type) : undefined;
  if (family) return family;
  const near = nearest(String(type ?? ''));
  const rule = near.length > 0 ? ` Near it and read here: ${near.join(', ')}.` : '';
  throw new ConfigError({
    code: type == null ? 'missing-field' : 'unknown-model-type',
    path: 'model_type',
    value: type,
    rule: `It decides which tensors a model has; ${typesRead().length} types are read here and this is none of them.${rule}`,
    remedy: 'Another architecture is refused, not estimated: open an issue with its config.',
  });
}

/** Architectures that are known and that nothing independent confirms. */
function refuseNotVerified(type: unknown, className: unknown): void {
  const entry = notVerified(type, className);
  if (!entry) return;
  const byType = entry.types.includes(type as string);
  throw new ConfigError({
    code: 'not-verified',
    path: byType ? 'model_type' : 'architectures',
    value: byType ? type : className,
    rule: `Known, not verified. ${entry.why} Needed: ${entry.needs}.`,
    remedy: 'Until then it is refused, not estimated: open an issue with the source.',
  });
}

function firstClass(classes: unknown): unknown {
  return Array.isArray(classes) ? (classes as unknown[])[0] : classes;
}

/** Types of the same line, which a reader may have meant: qwen3_vl for qwen3_vl_text. */
function nearest(type: string): string[] {
  const line = /^[a-z]+/.exec(type)?.[0];
  return line ? typesRead().filter((known) => known.startsWith(line)) : [];
}

/** A classifier or reward model has another head than the vocabulary's, so its class is refused. */
function checkClass(config: Config, family: Family): void {
  const classes = config.raw('architectures');
  if (classes == null) return;
  const name = firstClass(classes);
  if (typeof name === 'string' && family.classes.includes(name)) return;
  throw config.refusal(
    'not-understood',
    'architectures',
    classes,
    `${family.id} is read as ${family.classes.join(' or ')}; another class may have another head, or none.`,
    'Remove the field to weigh the language model, or count the file itself.',
  );
}
