/** An architecture that is known by name and refused, because nothing independent confirms a count of it. */
export interface NotVerified {
  readonly types: readonly string[];
  /** Classes by which it is told where its config carries the type of another. */
  readonly classes?: readonly string[];
  /** What stands in the way. */
  readonly why: string;
  /** What would have to be found to read it. */
  readonly needs: string;
}

const LIST = 'the tensors of a released file, or their exact sum published by somebody else';

/**
 * Known, not verified: an entry leaves this list for a family with a test of its
 * own, as soon as what it needs is found.
 */
export const NOT_VERIFIED: readonly NotVerified[] = [
  {
    types: ['baichuan'],
    why: 'No public reference class has its layers, and the sums published for it are estimates.',
    needs: LIST,
  },
  {
    types: ['bailing_hybrid'],
    why: 'The one type names two architectures, and their draft blocks are stated nowhere.',
    needs: LIST,
  },
  {
    types: ['deepseek_v4'],
    why: 'Published sums hold a draft block and tables that no reference class builds.',
    needs: LIST,
  },
  {
    types: ['deepseek_vl_v2', 'DeepseekOCR'],
    why: 'One type names several towers, and no public reference class has them.',
    needs: LIST,
  },
  {
    types: ['gemma3n'],
    why: 'Its vision tower is a convolutional net whose sizes no config gives; the language model is read as gemma3n_text.',
    needs: LIST,
  },
  {
    types: ['grok-1', 'grok1'],
    classes: ['Grok1ModelForCausalLM', 'Grok1ForCausalLM'],
    why: 'No public reference class has its layers.',
    needs: LIST,
  },
  {
    types: ['kimi_k3'],
    why: 'No public reference class has its latent experts, residuals and gates.',
    needs: `that class, and ${LIST}`,
  },
  {
    types: ['minimax_m3', 'minimax_m3_vl', 'minimax_m3_vl_text', 'minimax_m3_text'],
    why: 'Its configs disagree about the draft blocks of one model.',
    needs: LIST,
  },
  {
    types: ['phi3_v'],
    why: 'Its config names the tower and gives no size of it.',
    needs: LIST,
  },
  {
    types: ['phi3small'],
    why: 'No public reference class has its feed-forward.',
    needs: 'the tensors of a released file',
  },
  {
    types: ['rwkv5', 'rwkv6', 'rwkv7'],
    why: 'Each generation has tensors of its own, and only that of RWKV-4 has a reference class.',
    needs: LIST,
  },
  {
    types: ['step3p7'],
    why: 'Only trimmed copies of its config are public, without the tower’s sizes and the layers’ kinds of heads.',
    needs: LIST,
  },
];

/** The entry that a config's type or class belongs to, if there is one. */
export function notVerified(type: unknown, className: unknown): NotVerified | undefined {
  return NOT_VERIFIED.find(
    ({ types, classes = [] }) =>
      types.includes(type as string) || classes.includes(className as string),
  );
}
