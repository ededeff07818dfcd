import {
  loadFamilies,
  ledgerOf,
  RefusalError,
  typeOf,
  type Ledger,
  type Moe,
  type Row,
} from '../engine/core.ts';
import type { Metadata, MetadataValue } from './gguf/values.ts';
import { objectIn } from './packing/declared.ts';
import { at, refuse } from './read-error.ts';
import type { NamedRole } from './roles-from-names/role-of.ts';

/** What a file's tensors don't say and its config or metadata may. */
export interface ModelFacts {
  readonly modelType: string;
  /** Whether embedding and head are one table; null where nothing says so. */
  readonly tied: boolean | null;
  readonly topK: number | null;
  readonly zeroExperts: number;
  /** Routed experts a layer, where stated. */
  readonly experts: number | null;
  /** Roles that the architecture gives its tensors, by pattern of name, where the engine reads it. */
  readonly roles: ReadonlyMap<string, NamedRole>;
  /** What was asked and didn't say, for sentences about what is missing. */
  readonly source: string;
}

type Fields = Readonly<Record<string, unknown>>;

const NO_ROLES: ReadonlyMap<string, NamedRole> = new Map();

const TOP_K = [
  'num_experts_per_tok',
  'num_experts_per_token',
  'experts_per_token',
  'moe_topk',
  'moe_top_k',
  'moe_k',
  'top_k_experts',
  'num_selected_experts',
];
const EXPERTS = ['num_experts', 'n_routed_experts', 'num_local_experts', 'moe_num_experts'];
const TEXT_PARTS = ['text_config', 'llm_config', 'language_config', 'thinker_config'];

/**
 * Reads a config: through its family where the engine has it, so that a default
 * of the architecture is known, otherwise by the fields that most configs share.
 */
export async function factsOfConfig(config: Fields): Promise<ModelFacts> {
  const text =
    TEXT_PARTS.map((key) => objectIn(config, key)).find((part) => part !== null) ?? config;
  const stated = {
    modelType: String(config['model_type'] ?? text['model_type'] ?? 'not stated'),
    tied: flagIn(config, text),
    topK: wholeIn(text, TOP_K),
    zeroExperts: wholeIn(text, ['zero_expert_num']) ?? 0,
    experts: wholeIn(text, EXPERTS),
    roles: NO_ROLES,
    source: 'config.json',
  };
  const ledger = await throughFamily(config);
  if (!ledger) return stated;
  const { rows, moe } = ledger;
  const tied = rows.some(({ state }) => state === 'tied');
  return { ...stated, tied, roles: rolesIn(rows), ...(moe ? byFamily(moe) : {}) };
}

function byFamily({ experts, topK, zeroExperts }: Moe): Partial<ModelFacts> {
  return { experts, topK, zeroExperts };
}

async function throughFamily(config: Fields): Promise<Ledger | null> {
  await loadFamilies([typeOf(config)]);
  try {
    return ledgerOf(config);
  } catch (error) {
    // An architecture that isn't read yet: its file is, and the shared fields serve.
    if (error instanceof RefusalError) return null;
    throw error;
  }
}

/** One role a pattern; a name that does different work in different layers is left to its neighbours to tell. */
function rolesIn(rows: readonly Row[]): ReadonlyMap<string, NamedRole> {
  const roles = new Map<string, NamedRole | null>();
  for (const { name, role, inner } of rows) {
    const first = roles.get(name);
    const same = first === undefined || (first?.role === role && first.inner === inner);
    roles.set(name, same ? { role, inner } : null);
  }
  return new Map([...roles].filter((entry): entry is [string, NamedRole] => entry[1] !== null));
}

function flagIn(config: Fields, text: Fields): boolean | null {
  const value = config['tie_word_embeddings'] ?? text['tie_word_embeddings'];
  return typeof value === 'boolean' ? value : null;
}

function wholeIn(fields: Fields, keys: readonly string[]): number | null {
  for (const key of keys) {
    const value = fields[key];
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  }
  return null;
}

/** Reads what GGUF metadata say of the architecture. @throws ReadError where a size is of another type. */
export function factsOfMetadata(metadata: Metadata, file: string): ModelFacts {
  const architecture = metadata.get('general.architecture');
  if (architecture !== undefined && typeof architecture !== 'string') {
    throw wrongType(file, 'general.architecture', architecture, 'It is a text.');
  }
  const size = (name: string): number | null => {
    const key = `${architecture}.${name}`;
    const value = metadata.get(key);
    if (value === undefined) return null;
    const whole = oneFor(value);
    if (whole === null)
      throw wrongType(file, key, value, 'It is one whole number, the same for every layer.');
    return whole;
  };
  return {
    modelType: architecture ?? 'not stated',
    tied: null,
    topK: size('expert_used_count') || null,
    zeroExperts: 0,
    experts: size('expert_count') || null,
    roles: NO_ROLES,
    source: 'the metadata',
  };
}

/** A number, or a list that has the same one for each layer that it counts. */
function oneFor(value: MetadataValue): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : null;
  if (typeof value !== 'object') return null;
  const sizes = new Set(value.values?.filter((each) => each !== 0));
  const [only] = sizes;
  return sizes.size === 1 && only !== undefined && Number.isSafeInteger(only) ? only : null;
}

function wrongType(file: string, key: string, value: unknown, rule: string): Error {
  return refuse(
    'gguf-metadata-type',
    at(file, key),
    value,
    rule,
    'The file was written wrongly: convert the model again.',
  );
}

/** No config and no metadata. */
export const NO_FACTS: ModelFacts = {
  modelType: 'not stated',
  tied: null,
  topK: null,
  zeroExperts: 0,
  experts: null,
  roles: NO_ROLES,
  source: 'the file',
};

/** GGUF metadata, with what a config beside the file adds to them. */
export function withConfig(facts: ModelFacts, config: ModelFacts | null): ModelFacts {
  if (!config) return facts;
  return {
    modelType: facts.modelType === NO_FACTS.modelType ? config.modelType : facts.modelType,
    tied: config.tied,
    topK: facts.topK ?? config.topK,
    zeroExperts: config.zeroExperts,
    experts: facts.experts ?? config.experts,
    roles: facts.roles,
    source: `${facts.source} and ${config.source}`,
  };
}
