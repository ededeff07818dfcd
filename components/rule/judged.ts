import type { Figure, Verdict } from '#engine';
import { printedLike, roundingsOf } from '#engine/printed.ts';
import type { Claim, Model, Rule } from '#catalogue';
import { judgeClaim } from '#site/verdicts.ts';
import { rules, weighingOf } from '#site/weighed.ts';

/** A label held against one rule among all. */
export interface Judged {
  readonly verdict: Verdict;
  /** Other rules that give the label, rounded half up. */
  readonly others: readonly Rule[];
}

/** What a label says of a rule: as if its maker had stated that one. */
export function judgedBy(model: Model, claim: Claim, rule: Rule): Judged {
  const { verdict, halfUp } = judgeClaim(model, { ...claim, states: rule.id });
  const others = rules.filter((each) => each !== rule && halfUp.includes(each.id));
  return { verdict, others };
}

/** The other rule whose figure lies nearest: its active figure, or its total where the rule has no other. */
export function nearestTo(model: Model, rule: Rule): { rule: Rule; value: number } | null {
  const telling = (each: Rule): number | null => {
    const { total, active } = weighingOf(model, each);
    const figure = rule.active ? active : total;
    return figure.kind === 'exact' ? figure.value : null;
  };
  const own = telling(rule);
  if (own === null) return null;
  const found = rules
    .filter((each) => each.status !== 'mistake')
    .flatMap((each) => {
      const value = telling(each);
      return value === null || value === own ? [] : [{ rule: each, value }];
    })
    .sort((a, b) => Math.abs(a.value - own) - Math.abs(b.value - own));
  return found[0] ?? null;
}

/** Which of a label's two figures a rule prints, half up. */
export type Prints = 'both' | 'it' | 'total only' | 'active only' | 'neither' | 'not it';

export function printsOf(claim: Claim, total: Figure, active: Figure): Prints {
  const same = (figure: Figure, text: string | null): boolean | null =>
    text === null
      ? null
      : figure.kind === 'exact' && roundingsOf(figure.value, text).includes('half-up');
  const first = same(total, claim.total);
  const second = same(active, claim.active);
  if (first === null || second === null) return (first ?? second) ? 'it' : 'not it';
  if (first && second) return 'both';
  if (first) return 'total only';
  return second ? 'active only' : 'neither';
}

/** A figure with the unit and the decimals of a printed one, half up: what the rule would have printed there. */
export function asPrinted(figure: Figure, like: string): string {
  return figure.kind === 'exact' ? printedLike(figure.value, like) : 'no figure';
}
