import { z } from 'zod';
import type { Model } from '#catalogue';
import type { Dim } from '../engine/dim.ts';
import { countReport } from '../engine/report.ts';
import { VERDICTS } from '../engine/verdict.ts';
import type { Row } from '../engine/ledger.ts';
import { claimSchema, modelSchema, partClaimSchema } from '../catalogue/schema.ts';
import { modelPath } from '../site/addresses.ts';
import { absolute } from '../site/url.ts';
import { judgeClaim } from '../site/verdicts.ts';
import { ledgerFor, rules } from '../site/weighed.ts';
import { countSchema, figure, file, page, role, source, text, updated } from './forms.ts';

const dimensions = z.array(z.strictObject({ name: text, size: figure }));

/** One model: its record, its whole ledger, every rule’s figures, and what its maker’s claims are worth. */
export const modelForm = z.strictObject({
  schema: z.literal('weighbridge.model/1'),
  id: text,
  name: text,
  maker: text,
  repository: text,
  revision: modelSchema.shape.revision,
  released: text.nullable(),
  licence: text.nullable(),
  context: figure.nullable(),
  updated,
  page,
  config: z.record(text, z.unknown()),
  file,
  sources: z.array(source),
  count: countSchema,
  ledger: z
    .array(
      z.strictObject({
        role,
        inner: role.nullable(),
        state: text,
        kind: text,
        name: text,
        shape: dimensions,
        copies: dimensions,
        elements: figure,
      }),
    )
    .describe('Every tensor by pattern; any figure is a sum over these rows.'),
  claims: z.array(
    claimSchema.extend({
      verdict: z.enum(VERDICTS),
      gives: z.array(text).describe('Rules that give the claim, rounded half up.'),
    }),
  ),
  partClaims: z.array(partClaimSchema),
});

export function modelDocument(model: Model): z.infer<typeof modelForm> {
  const { id, name, maker, repository, revision, config, file: facts, sources } = model;
  const ledger = ledgerFor(model);
  return {
    schema: 'weighbridge.model/1',
    id,
    name,
    maker,
    repository,
    revision,
    released: model.released ?? null,
    licence: model.licence ?? null,
    context: model.context ?? null,
    updated: model.updated,
    page: absolute(modelPath(id)),
    config,
    file: facts,
    sources,
    count: countReport({ kind: 'model', name: id }, ledger, rules) as z.infer<typeof countSchema>,
    ledger: ledger.rows.map(rowOf),
    claims: model.claims.map((claim) => {
      const { verdict, halfUp } = judgeClaim(model, claim);
      return { ...claim, verdict, gives: [...halfUp] };
    }),
    partClaims: model.partClaims,
  };
}

function rowOf({ role, inner, state, kind, name, shape, copies, elements }: Row) {
  const sized = (dims: readonly Dim[]) => dims.map(({ name, size }) => ({ name, size }));
  return { role, inner, state, kind, name, shape: sized(shape), copies: sized(copies), elements };
}
