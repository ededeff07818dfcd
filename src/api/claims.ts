import { z } from 'zod';
import { VERDICTS } from '../engine/verdict.ts';
import { claimPath } from '../site/addresses.ts';
import { claimsLedger, verdictOfRow, type LedgerRow } from '../site/claims-ledger.ts';
import type { Pair } from '../catalogue/published.ts';
import { pairOf } from '../site/published.ts';
import { absolute } from '../site/url.ts';
import { weighingOf, ruleById } from '../site/weighed.ts';
import type { ApiDocument } from './document.ts';
import { active, figure, page, source, text } from './forms.ts';

const rounding = z.enum(['half-up', 'truncate', 'ceil']);
const printed = text.nullable().describe('As its publisher prints it.');

/** Every published figure with what recounting makes of it. */
export const claimsDocument: ApiDocument = {
  name: 'claims',
  about: 'Every published figure, the rules and roundings that give it, and a verdict.',
  form: 'weighbridge.claims/1',
  schema: z.strictObject({
    schema: z.literal('weighbridge.claims/1'),
    claims: z.array(
      z.strictObject({
        id: text,
        model: text.nullable().describe('Id of the model’s record; null where it has none.'),
        name: text,
        maker: text,
        by: text,
        where: text,
        of: text.nullable().describe('What the figure counts, where it isn’t the whole model.'),
        total: printed,
        active: printed,
        states: text.nullable().describe('The rule its publisher states, by id.'),
        rule: text.nullable().describe('The stated rule in words.'),
        note: text.nullable(),
        source,
        secondHand: z.boolean().describe('The source was quoted by others and not read.'),
        verdict: z.enum(VERDICTS),
        unjudged: text.nullable().describe('Why nothing recounts it; null where something does.'),
        readings: z
          .array(
            z.strictObject({
              rule: text,
              total: figure.nullable(),
              active,
              gives: z.strictObject({ total: z.array(rounding), active: z.array(rounding) }),
            }),
          )
          .describe('Rules that give one of the printed figures, by these roundings.'),
        page,
      }),
    ),
  }),
  make: () => ({ schema: 'weighbridge.claims/1', claims: claimsLedger.map(line) }),
};

function line(row: LedgerRow): object {
  const { anchor, model, name, maker, claim, judgement, unjudged, of, secondHand } = row;
  const { by, where, total, active: second, states, rule, note, source: from } = claim;
  return {
    id: anchor,
    model: model?.id ?? null,
    name,
    maker,
    by,
    where,
    of: of || null,
    total,
    active: second,
    states,
    rule,
    note: note ?? null,
    source: from,
    secondHand,
    verdict: verdictOfRow(row),
    unjudged: unjudged || null,
    readings: (judgement?.readings ?? []).map((reading) => ({
      rule: reading.id,
      ...figuresOf(row, reading.id),
      gives: { total: reading.total, active: reading.active },
    })),
    page: absolute(claimPath(anchor)),
  };
}

function figuresOf({ model }: LedgerRow, rule: string): Pair {
  return model ? pairOf(weighingOf(model, ruleById(rule))) : { total: null, active: null };
}
