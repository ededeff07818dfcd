import { z } from 'zod';
import { stored, unique } from '#engine';
import { figureValue } from '#engine/report.ts';
import { modelDataPath, modelPath } from '../site/addresses.ts';
import { ownRuleOf } from '../site/own-rule.ts';
import { absolute } from '../site/url.ts';
import { ledgerFor, models, weighingOf } from '../site/weighed.ts';
import type { ApiDocument } from './document.ts';
import { active, figure, page, text, updated } from './forms.ts';

/** Every model in a line, under the rule that its page opens with. */
export const modelsDocument: ApiDocument = {
  name: 'models',
  about: 'Every model with the figures of the rule its maker states, and where its ledger is.',
  form: 'weighbridge.models/1',
  schema: z.strictObject({
    schema: z.literal('weighbridge.models/1'),
    models: z.array(
      z.strictObject({
        id: text,
        name: text,
        maker: text,
        repository: text,
        model_type: text,
        released: text.nullable(),
        updated,
        stored: figure.nullable(),
        unique: figure,
        rule: text,
        why: z
          .enum(['stated', 'gives the label', 'chosen'])
          .describe('Why this rule is shown first.'),
        version: text,
        total: figure.nullable(),
        active,
        page,
        data: z.url().describe('The model’s own document, with its ledger.'),
      }),
    ),
  }),
  make: () => ({ schema: 'weighbridge.models/1', models: models.map(line) }),
};

function line(model: (typeof models)[number]): object {
  const { rule, why } = ownRuleOf(model);
  const ledger = ledgerFor(model);
  const weighing = weighingOf(model, rule);
  return {
    id: model.id,
    name: model.name,
    maker: model.maker,
    repository: model.repository,
    model_type: ledger.modelType,
    released: model.released ?? null,
    updated: model.updated,
    stored: stored(ledger),
    unique: unique(ledger),
    rule: rule.id,
    why,
    version: rule.version,
    total: figureValue(weighing.total),
    active: figureValue(weighing.active),
    page: absolute(modelPath(model.id)),
    data: absolute(modelDataPath(model.id)),
  };
}
