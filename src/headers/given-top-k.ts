import type { Ledger } from '../engine/core.ts';
import { inWords } from '../engine/format.ts';
import { NO_FACTS } from './facts.ts';
import { expertsOf, routingOf } from './ledger-from-tensors.ts';
import { refuse } from './read-error.ts';

/**
 * A file's ledger with the number of experts a token uses, which somebody knows
 * and neither the file nor a config beside it says.
 *
 * @throws ReadError where the file has fewer experts than that.
 */
export function withTopK(ledger: Ledger, topK: number): Ledger {
  const experts = expertsOf(ledger.rows);
  if (!Number.isSafeInteger(topK) || topK < 1 || (experts > 0 && topK > experts)) {
    throw refuse(
      'routing-disagrees',
      'experts a token uses',
      topK,
      experts > 0
        ? `The tensors hold ${experts} routed experts a layer, and a token uses one or more of them.`
        : 'A token uses one expert or more.',
      'Enter what the model’s config.json or its card says.',
    );
  }
  const { moe, routing } = routingOf(ledger.rows, { ...NO_FACTS, topK });
  const said = `A token uses ${inWords(topK)} experts: entered by hand, not read from the source.`;
  return { ...ledger, moe, routing, assumptions: [...ledger.assumptions, said] };
}
