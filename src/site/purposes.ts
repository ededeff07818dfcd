import type { FigurePart } from '#components/prose/resolve.ts';

/** A question that a parameter figure is asked for, and the rule whose figure answers it. */
export interface Purpose {
  readonly id: string;
  readonly question: string;
  /** The convention that answers it. */
  readonly rule: string;
  readonly part: FigurePart;
  /** Floating-point operations for each parameter, where the answer is arithmetic and no count. */
  readonly operations?: number;
  readonly why: string;
  /** What is often used instead, and where it goes wrong. */
  readonly instead: string;
}

export const PURPOSES: readonly Purpose[] = [
  {
    id: 'memory',
    question: 'Will it fit in memory?',
    rule: 'everything-once',
    part: 'total',
    why: 'Any expert may be chosen next, so all of them are loaded, with both tables. A draft block counts where the server drafts.',
    instead:
      'An active figure is what one token uses and leaves out the experts that wait. A non-embedding figure leaves out tables that are loaded.',
  },
  {
    id: 'download',
    question: 'How large is the file?',
    rule: 'as-stored',
    part: 'total',
    why: 'Second copies of tables are downloaded like all else. Times the bits of the format, scales beside them.',
    instead:
      'The label counts what its maker calls the model, which may be less than the file holds.',
  },
  {
    id: 'pace',
    question: 'How fast can it write?',
    rule: 'read-per-token',
    part: 'active',
    why: 'For one reader, each token waits for its weights: the head whole, the layers with their chosen experts, one row of the embedding.',
    instead:
      'With both tables in, the figure has a table that is not read. A total has experts that are not read.',
  },
  {
    id: 'work',
    question: 'How much arithmetic is a token?',
    rule: 'head-only-active',
    part: 'active',
    operations: 2,
    why: 'Each weight that is multiplied costs a multiplication and an addition; looking up a row costs none. Attention over the context comes on top.',
    instead:
      'A figure with the embedding in bills arithmetic that is not done. On a tied model the one table is the head and stays in.',
  },
  {
    id: 'compare',
    question: 'Which of two models is larger?',
    rule: 'both-tables',
    part: 'total',
    why: 'Any one rule does, if both models are counted by it. This one takes the model that answers, with its vocabulary and without its draft block.',
    instead: 'Two labels are two rules until their makers say otherwise.',
  },
  {
    id: 'layers',
    question: 'How large are the layers?',
    rule: 'non-embedding',
    part: 'total',
    why: 'A large vocabulary makes a model larger and no layer deeper; without its tables, models of different vocabularies can be compared.',
    instead:
      '“Non-embedding” has five meanings here; on an untied model some of them keep the head.',
  },
  {
    id: 'law',
    question: 'Which N for a scaling law?',
    rule: 'hidden-matmul',
    part: 'total',
    why: 'The N of the law that is used. Kaplan’s is the matrices of the layers, as here; Chinchilla’s is the total. A law fitted on one N does not take the other.',
    instead: 'On small models the two lie far apart, and so do the laws fitted to them.',
  },
  {
    id: 'price',
    question: 'What does it cost to serve?',
    rule: 'read-per-token',
    part: 'active',
    why: 'No count says. What is read for a token bounds the cost from below, and the total says how much hardware stands by; batch, cache and price decide between them.',
    instead:
      'Neither figure alone: two models of one active figure can need very different machines.',
  },
];
