import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';

/** The order of blocks, as a string of signs or as a list of names, older and newer. */

export type Block = 'mamba' | 'attention' | 'mlp' | 'moe';

const SIGNS: Readonly<Record<string, Block>> = {
  M: 'mamba',
  '*': 'attention',
  '-': 'mlp',
  E: 'moe',
};

const NAMES: Readonly<Record<string, Block>> = {
  mamba: 'mamba',
  linear_attention: 'mamba',
  attention: 'attention',
  full_attention: 'attention',
  mlp: 'mlp',
  moe: 'moe',
};

/** Every layer's block. Their number is the list's: the class reads no other. */
export function readBlocks(config: Config): readonly Block[] {
  const list = config.spelling('layers_block_type', 'layer_types');
  const pattern = 'hybrid_override_pattern';
  const key = config.has(list) ? list : pattern;
  // A list counts where both are given.
  config.ignore(pattern);
  const blocks = readOrder(config, key);
  const stated = config.raw('num_hidden_layers');
  if (stated != null && stated !== blocks.length) {
    config.assume(
      `num_hidden_layers is ${String(stated)}, and ${key} has ${blocks.length} blocks: the blocks count.`,
    );
  }
  return blocks;
}

/** The draft block's own order, where the config declares one; one attending block and experts by default. */
export function readDraftBlocks(config: Config): readonly Block[] {
  const depth = config.choiceOr('num_nextn_predict_layers', [0, 1], {
    value: 0,
    because: 'no MTP block is counted unless the config declares one',
  });
  const list = 'mtp_layers_block_type';
  const pattern = 'mtp_hybrid_override_pattern';
  config.ignore(list, pattern);
  if (depth === 0) return [];
  if (config.has(list)) return readOrder(config, list);
  if (config.has(pattern)) return readOrder(config, pattern);
  config.assume(`${list} is not given: attention and moe, the reference class's default.`);
  return ['attention', 'moe'];
}

function readOrder(config: Config, key: string): readonly Block[] {
  const value = config.raw(key);
  const words = typeof value === 'string' ? SIGNS : NAMES;
  const parts: unknown = typeof value === 'string' ? [...value] : value;
  if (!Array.isArray(parts) || parts.length === 0) {
    throw config.refusal(
      value == null ? 'missing-field' : 'wrong-type',
      key,
      value,
      'It gives the block of every layer, as a list of names or a string of signs.',
      'Copy it from the published config.json.',
    );
  }
  return parts.map((part: unknown, at) => {
    const block = words[String(part)];
    if (block) return block;
    throw config.refusal(
      'not-understood',
      `${key}[${at}]`,
      part,
      `Known here: ${Object.keys(words).join(', ')}; another block holds other weights.`,
      'Open an issue with the config, or count the file itself.',
    );
  });
}

export function blocksOf(blocks: readonly Block[], kind: Block): Dim {
  return dim(`${kind} layers`, blocks.filter((block) => block === kind).length);
}
