/** An architecture that is known by name and refused, because nothing independent confirms a count of it. */
export interface NotVerified {
  readonly types: readonly string[];
  /** Classes by which it is told where its config carries the type of another. */
  readonly classes?: readonly string[];
  /** What is there, and what would have to be found to read it. */
  readonly needs: string;
}

const LIST =
  'a list of the released file’s tensors, or an exact sum of them that somebody else published';

/**
 * Known, not verified: an entry leaves this list for a family with a test of its
 * own, as soon as what it needs is found.
 */
export const NOT_VERIFIED: readonly NotVerified[] = [
  {
    types: ['bailing_hybrid'],
    needs: `The one type names two architectures, with lightning attention and with delta attention, and what their draft blocks hold is stated nowhere. Needed: ${LIST}, for each.`,
  },
  {
    types: ['deepseek_v4'],
    needs: `The published sums of its files hold a draft block and tables of numbers that no reference class builds. Needed: ${LIST}.`,
  },
  {
    types: ['grok-1', 'grok1'],
    classes: ['Grok1ModelForCausalLM', 'Grok1ForCausalLM'],
    needs: `Its experts look like those of another family, but it has four norms a layer and no class in the reference library. Needed: ${LIST}.`,
  },
  {
    types: ['kimi_k3'],
    needs: `Its latent experts, residual attention and gates are in no public reference class. Needed: that class, or ${LIST}.`,
  },
  {
    types: ['minimax_m3', 'minimax_m3_vl', 'minimax_m3_vl_text', 'minimax_m3_text'],
    needs: `Its configs declare different numbers of draft blocks for one model. Needed: ${LIST}.`,
  },
];

/** The entry that a config's type or class belongs to, if there is one. */
export function notVerified(type: unknown, className: unknown): NotVerified | undefined {
  return NOT_VERIFIED.find(
    ({ types, classes = [] }) =>
      types.includes(type as string) || classes.includes(className as string),
  );
}
