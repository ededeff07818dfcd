import { refuse, type ReadError } from './read-error.ts';

/** The reader has pressed cancel. */
export function stopped(what: string): ReadError {
  return refuse('cancelled', what, undefined, 'Reading was stopped.', 'Start again when you like.');
}
