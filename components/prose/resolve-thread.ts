import { threadArithmetic } from '#site/thread.ts';
import { ledgerFor, modelById } from '#site/weighed.ts';

const SUMS = [
  'withoutTables',
  'always',
  'chosen',
  'active',
  'leftOutSum',
  'rightTotal',
  'rightActive',
] as const;

/** A sum of the argument, one of its lines, or the id of a part that it passes over. */
export type StepName =
  | (typeof SUMS)[number]
  | 'start'
  | 'table'
  | 'routed'
  | 'attention-biases'
  | 'router-biases'
  | 'projection'
  | 'draft-norms';

/** A figure of the thread's arithmetic for a model, in parameters. @throws Error where the argument isn't about it. */
export function stepOf(model: string, name: StepName): number {
  const thread = threadArithmetic(ledgerFor(modelById(model)));
  const sum = SUMS.find((each) => each === name);
  if (sum) return thread[sum];
  const lines = [thread.start, thread.table, thread.routed, ...thread.leftOut];
  const line = lines.find(({ id }) => id === name);
  if (line) return line.amount;
  throw new Error(`<Step ${model} ${name}>: the argument passes over nothing of this kind here.`);
}
