import { ledgerOf, weighUnder } from '#engine';
import type { Convention } from '#engine';
import { digits, gigabytes, percent } from '../../../src/engine/format.ts';
import { exact } from '../live/exact.ts';
import type { LiveView, Values } from '../live/live-view.ts';
import { usedAndIdle } from '../live/used-and-idle.ts';
import type { ModelSubject } from '../ticket/subject.ts';

/** Where a family's config keeps what the sliders move. */
export interface ExpertFields {
  readonly experts: string;
  readonly topK: string;
  /** Null where the family has no field for shared experts. */
  readonly shared: string | null;
}

export interface ExpertsFacts {
  /** Released mixtures to choose from; the page's own first. */
  readonly models: readonly ModelSubject[];
  /** The rule by which weights are read for one token. */
  readonly rule: Convention & { readonly name: string };
}

/** Bytes of a weight in BF16, the format most models are released in. */
const BF16_BYTES = 2;

const EXPERT_KEYS = ['n_routed_experts', 'num_local_experts', 'num_experts'];

/** Finds the three fields in a config. @throws Error where the config does not route. */
export function expertFields(config: Readonly<Record<string, unknown>>): ExpertFields {
  const experts = EXPERT_KEYS.find((key) => key in config);
  if (!experts || !('num_experts_per_tok' in config)) {
    throw new Error('The expert slider needs a model that routes among experts.');
  }
  const shared = 'n_shared_experts' in config ? 'n_shared_experts' : null;
  return { experts, topK: 'num_experts_per_tok', shared };
}

/** The sliders' values as a model was released. */
export function releasedRouting({ id, config }: ModelSubject): Values {
  const { experts, topK, shared } = expertFields(config);
  return {
    m: id,
    k: String(config[topK]),
    experts: String(config[experts]),
    shared: String(shared ? config[shared] : 0),
  };
}

/** Another model starts from its own routing. */
export function followModel(changed: string, values: Values, { models }: ExpertsFacts): Values {
  return changed === 'm' ? releasedRouting(chosenModel(values, models)) : values;
}

/** The chosen model with the reader's routing: what must be kept, what a token reads, and how many bytes that is. */
export function expertsView(values: Values, { models, rule }: ExpertsFacts): LiveView {
  const model = chosenModel(values, models);
  const fields = expertFields(model.config);
  const set = (name: string): number => Number(values[name]);
  // More chosen than there are would be no routing; the slider's end is the whole layer.
  const topK = Math.min(set('k'), set('experts'));
  const config = {
    ...model.config,
    [fields.experts]: set('experts'),
    [fields.topK]: topK,
    ...(fields.shared ? { [fields.shared]: set('shared') } : {}),
  };
  const weighing = weighUnder(ledgerOf(config, model.file), rule);
  const total = exact(weighing.total);
  const active = exact(weighing.active);
  const share = percent(active, total);
  const routing = `${digits(topK)} of ${digits(set('experts'))}`;
  return {
    figures: { total, active },
    texts: {
      k: digits(topK),
      experts: digits(set('experts')),
      shared: fields.shared ? digits(set('shared')) : 'none in this family',
      chosen: routing,
      released: releasedText(model, fields),
      share: `${share} of the model`,
      bytes: `${gigabytes(active * BF16_BYTES)} read for each token in BF16, of ${gigabytes(total * BF16_BYTES)} kept`,
    },
    bars: { parts: usedAndIdle(weighing.parts) },
    off: fields.shared ? [] : ['shared'],
    said: `${model.repository} with ${routing} experts chosen${fields.shared ? ` and ${digits(set('shared'))} shared` : ''}: ${digits(active)} of ${digits(total)} parameters read per token, ${share}.`,
  };
}

function releasedText(model: ModelSubject, { shared }: ExpertFields): string {
  const { k = '', experts = '', shared: always = '' } = releasedRouting(model);
  return `Released with ${k} of ${experts}${shared ? `, and ${always} shared` : ''}`;
}

function chosenModel({ m }: Values, models: readonly ModelSubject[]): ModelSubject {
  const model = models.find(({ id }) => id === m) ?? models[0];
  if (model) return model;
  throw new Error('The expert slider needs a model.');
}
