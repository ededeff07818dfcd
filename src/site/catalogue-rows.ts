import type { Claim, Model, Rule } from '#catalogue';
import type { Figure, Verdict } from '#engine';
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

/** Both figures of a model as a table sorts them: null where the rule gives none, a range by its upper end. */
export function pairOf(model: Model, rule: Rule): FigurePair {
  const { total, active } = weighingOf(model, rule);
  return [valueOf(total), valueOf(active)];
}

export type FigurePair = readonly [total: number | null, active: number | null];

function valueOf(figure: Figure): number | null {
  if (figure.kind === 'exact') return figure.value;
  return figure.kind === 'range' ? figure.range.max : null;
}

/** Every model with both figures under a rule, largest first. */
export function catalogueRows(rule: Rule): CatalogueRow[] {
  return models
    .flatMap((model) => {
      const [total, active] = pairOf(model, rule);
      if (total === null || active === null) return [];
      const ledger = ledgerFor(model);
      const [claim] = model.claims;
      const row: CatalogueRow = {
        model,
        total,
        active,
        kind: ledger.moe ? 'mixture of experts' : 'dense',
        attention: attentionOf(ledger),
        claim,
        verdict: claim && judgeClaim(model, claim).verdict,
      };
      return [row];
    })
    .sort((a, b) => b.total - a.total);
}
