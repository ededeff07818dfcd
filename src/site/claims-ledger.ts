import { loadHeldClaims, type Claim, type Model } from '#catalogue';
import { type Judgement, type Verdict } from '#engine';
import { VERDICTS } from '#engine/verdict.ts';
import { judgeClaim } from './verdicts.ts';
import { models } from './weighed.ts';

/** A published figure as the ledger lists it. */
export interface LedgerRow {
  /** Its place on the ledger’s page, and its id for programs. */
  readonly anchor: string;
  readonly name: string;
  readonly maker: string;
  /** The model’s record; null where it has none. */
  readonly model: Model | null;
  readonly claim: Omit<Claim, 'id'>;
  /** Null where nothing can be recounted: `unjudged` says why. */
  readonly judgement: Judgement | null;
  readonly unjudged: string;
  /** What the figure counts, where it isn’t the whole model; empty where it is. */
  readonly of: string;
  /** The source was not read for this record: others tell what it says. */
  readonly secondHand: boolean;
}

/** The place of a model’s claim on the ledger’s page: zai-org/glm-4.5 and report are glm-4.5-report. */
export function claimAnchor(
  { id }: Pick<Model, 'id'>,
  claim: Pick<Claim, 'id' | 'anchor'>,
): string {
  return claim.anchor ?? `${id.split('/')[1]}-${claim.id}`;
}

/** Every published figure, by maker, then model, as the records have them. */
export const claimsLedger: readonly LedgerRow[] = [
  ...models.flatMap(rowsOf),
  ...loadHeldClaims().map(heldRow),
].sort((a, b) => a.maker.localeCompare(b.maker) || a.name.localeCompare(b.name));

function rowsOf(model: Model): LedgerRow[] {
  const common = { name: model.name, maker: model.maker, model };
  return [
    ...model.claims.map((claim) => ({
      ...common,
      anchor: claimAnchor(model, claim),
      claim,
      judgement: judgeClaim(model, claim),
      unjudged: '',
      of: '',
      secondHand: claim.evidence === 'second-hand',
    })),
    ...model.partClaims.map((claim) => ({
      ...common,
      anchor: claimAnchor(model, claim),
      claim: { ...claim, states: null },
      judgement: null,
      unjudged: 'It is a figure of a part, and the rules count whole models.',
      of: claim.of,
      secondHand: claim.evidence === 'second-hand',
    })),
  ];
}

function heldRow({ id, ...held }: ReturnType<typeof loadHeldClaims>[number]): LedgerRow {
  const address = held.repository?.toLowerCase();
  // The model has got a record since: the figure is judged, wherever it is kept.
  const model = models.find((each) => each.id === address) ?? null;
  const judged = model !== null && held.of === undefined;
  return {
    anchor: id,
    name: held.model,
    maker: held.maker,
    model,
    claim: held,
    judgement: judged ? judgeClaim(model, { ...held, id }) : null,
    unjudged: judged ? '' : held.unchecked,
    of: held.of ?? '',
    secondHand: held.evidence === 'second-hand',
  };
}

/** What recounting makes of a row; of one that nothing recounts nobody can tell, and `unjudged` says why. */
export const verdictOfRow = ({ judgement }: LedgerRow): Verdict =>
  judgement?.verdict ?? 'cannot tell';

/** How many rows met each verdict, in the order of the words. */
export function tally(rows: readonly LedgerRow[]): ReadonlyMap<Verdict, number> {
  return new Map(
    VERDICTS.map((word) => [word, rows.filter((row) => verdictOfRow(row) === word).length]),
  );
}
