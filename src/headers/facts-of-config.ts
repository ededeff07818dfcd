import {
  loadFamilyOf,
  ledgerOf,
  RefusalError,
  type Ledger,
  type Moe,
  type Row,
} from '../engine/core.ts';
import { NO_ROLES, type ModelFacts } from './facts.ts';
import type { Fields } from './files.ts';
import { objectIn } from './packing/declared.ts';
import type { NamedRole } from './roles-from-names/role-of.ts';

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
  await loadFamilyOf(config);
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
