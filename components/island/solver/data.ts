import type { SolvableModel, SolvableRule } from '../../../src/engine/solver/parts.ts';

export interface NamedRule extends SolvableRule {
  readonly name: string;
  readonly version: string;
}

/** What the solver reads: the rules, and every model’s figures under them, in their order. */
export interface SolverData {
  readonly rules: readonly NamedRule[];
  readonly models: readonly SolvableModel[];
}
