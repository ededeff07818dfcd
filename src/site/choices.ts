/** What the home page shows first: editorial choices, by address. */
export const HOME_MODEL = 'zai-org/glm-4.5';
export const HOME_RULE = 'body-plus-mtp';

/** The three cards whose rules the thread is about, each with the claim it prints. */
export const CARDS = [
  { model: 'zai-org/glm-4.5', rule: 'body-plus-mtp' },
  { model: 'openai/gpt-oss-120b', rule: 'head-only-active' },
  { model: 'qwen/qwen3-30b-a3b', rule: 'both-tables' },
] as const;

/** The model whose config a reader of /count/ can try. */
export const COUNT_EXAMPLE = 'qwen/qwen3-30b-a3b';

/** Models compared under one rule on the home page. */
export const COMPARED = [
  'zai-org/glm-4.5',
  'openai/gpt-oss-120b',
  'qwen/qwen3-30b-a3b',
  'deepseek-ai/deepseek-v3',
  'mistralai/mixtral-8x7b-v0.1',
  'meta-llama/llama-3.1-8b',
] as const;

/** Rules in the first part of every list of choices; the others follow behind a disclosure. */
export const FEATURED = [
  'everything-once',
  'both-tables',
  'head-only-active',
  'body-plus-mtp',
  'all-but-mtp',
  'non-embedding',
  'read-per-token',
  'as-stored',
] as const;

/** The rule a model's page opens with where its maker states none and none fits its label. */
export const DEFAULT_RULE = 'everything-once';

/** The rule under which the catalogue compares all models. */
export const CATALOGUE_RULE = 'both-tables';

/** Mixtures of experts that the thread's argument can be put to; the one it is about first. */
export const ARGUED = [
  'zai-org/glm-4.5',
  'zai-org/glm-4.6',
  'zai-org/glm-4.5-air',
  'deepseek-ai/deepseek-v3',
  'deepseek-ai/deepseek-v2-lite',
  'openai/gpt-oss-120b',
  'openai/gpt-oss-20b',
  'qwen/qwen3-235b-a22b',
  'qwen/qwen3-30b-a3b',
  'moonshotai/kimi-k2-instruct',
  'mistralai/mixtral-8x7b-v0.1',
  'allenai/olmoe-1b-7b-0924',
] as const;

/** The label that the solver’s page answers as it stands: the thread’s own. */
export const SOLVED = { label: '355B / 32B', model: 'zai-org/glm-4.5' } as const;

/** Labels people argue about, to start from. */
export const STARTS = [
  { label: '671B / 37B', model: 'deepseek-ai/deepseek-v3' },
  { label: '116.83B / 5.13B', model: 'openai/gpt-oss-120b' },
  { label: '30.5B / 3.3B', model: 'qwen/qwen3-30b-a3b' },
  { label: '1.04T / 32.6B', model: 'moonshotai/kimi-k2-instruct' },
  { label: '46.7B / 12.9B', model: '' },
  { label: '685B', model: '' },
] as const;

/** Forms in which one figure may be typed into the solver. */
export const ONE_FIGURE = ['30.5B', 'A22B', '1.04T'] as const;

/** The models that the comparison’s page shows as it stands; the first is what the others are measured against. */
export const SIDE_BY_SIDE = [
  'zai-org/glm-4.5',
  'deepseek-ai/deepseek-v3',
  'openai/gpt-oss-120b',
  'qwen/qwen3-30b-a3b',
] as const;
