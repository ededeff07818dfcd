import type { Claim, Model, Rule } from '#catalogue';
import type { Verdict } from '#engine';
import { attentionOf, type AttentionKind } from './kind-of.ts';
import { judgeClaim } from './verdicts.ts';
import { ledgerFor, models, weighingOf } from './weighed.ts';

/** A model as the list of models shows it, under one rule. */
export interface CatalogueRow {
  readonly model: Model;
  readonly total: number;
  readonly active: number;
  readonly kind: 'dense' | 'mixture of experts';
  readonly attention: AttentionKind;
  readonly claim: Claim | undefined;
  readonly verdict: Verdict | undefined;
}

/** Every model with both figures under a rule, largest first. A range is shown by its upper end. */
export function catalogueRows(rule: Rule): CatalogueRow[] {
  return models
    .flatMap((model) => {
      const { total, active } = weighingOf(model, rule);
      if (total.kind !== 'exact' || active.kind === 'none') return [];
      const ledger = ledgerFor(model);
      const [claim] = model.claims;
      const row: CatalogueRow = {
        model,
        total: total.value,
        active: active.kind === 'range' ? active.range.max : active.value,
        kind: ledger.moe ? 'mixture of experts' : 'dense',
        attention: attentionOf(ledger),
        claim,
        verdict: claim && judgeClaim(model, claim).verdict,
      };
      return [row];
    })
    .sort((a, b) => b.total - a.total);
}
