import { FAMILIES } from '#engine/families/index.ts';
import { typesOf, type Family } from '#engine/families/family.ts';
import { fieldsRead } from '#engine';
import type { Model } from '#catalogue';
import type { PlanModel } from '#components/island/plan/models.ts';
import { evidenceOf, type Evidence } from './evidence.ts';
import { modelSubject } from './subjects.ts';
import { models } from './weighed.ts';

/** An architecture as its page shows it. */
export interface Architecture {
  readonly family: Family;
  /** Catalogue models of it, largest first as the catalogue has them. */
  readonly models: readonly Model[];
  /** Models whose numbers can be put into the plan; the first stands in the page. */
  readonly plans: readonly PlanModel[];
  /** Fields of config.json that the family reads, of all its models here. */
  readonly fields: readonly string[];
  readonly evidence: Evidence;
}

export const architectures: readonly Architecture[] = FAMILIES.map(architectureOf).sort((a, b) =>
  a.family.id < b.family.id ? -1 : 1,
);

function architectureOf(family: Family): Architecture {
  const ours = (type: unknown): boolean =>
    typeof type === 'string' && typesOf(family).includes(type);
  const theirs = models.filter(({ config }) => ours(config.model_type));
  const evidence = evidenceOf(family.id, ({ model, modelType }) =>
    model ? theirs.some(({ id }) => id === model) : ours(modelType),
  );
  const plans = plansOf(theirs, evidence);
  const fields = new Set(plans.flatMap(({ config }) => fieldsRead(config)));
  for (const key of [
    'model_type',
    'architectures',
    'layer_types',
    'rope_scaling',
    'rope_parameters',
  ])
    fields.delete(key);
  return { family, models: theirs, plans, fields: [...fields].sort(), evidence };
}

/** Catalogue models first; a family without one shows a released config that the tests hold. */
function plansOf(theirs: readonly Model[], { classCount, published }: Evidence): PlanModel[] {
  const known = theirs.map((model) => {
    const { id, name, config, file } = modelSubject(model);
    return { id, name, config, file };
  });
  if (known.length > 0) return known;
  const released = classCount?.released ?? [];
  if (released.length === 0 && published.length === 0) return [];
  return released.map(({ model, config }) => ({ id: model.toLowerCase(), name: model, config }));
}

export function architectureById(id: string): Architecture {
  const found = architectures.find(({ family }) => family.id === id);
  if (!found) throw new Error(`No family "${id}".`);
  return found;
}

/** The architecture of a model, by its `model_type`. */
export function architectureOfModel({ config }: Model): Architecture | undefined {
  return architectures.find(({ family }) => typesOf(family).includes(config.model_type));
}
