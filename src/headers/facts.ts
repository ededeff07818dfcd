import type { Fields } from './files.ts';
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

export const NO_ROLES: ReadonlyMap<string, NamedRole> = new Map();

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

/** Facts of a config, where there is one; what reads it is loaded then. */
export async function factsIn(config: Fields | null): Promise<ModelFacts | null> {
  if (!config) return null;
  const { factsOfConfig } = await import('./facts-of-config.ts');
  return factsOfConfig(config);
}

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
