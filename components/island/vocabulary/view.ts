import { ledgerOf, weighUnder } from '#engine';
import type { Convention, Weighing } from '#engine';
import { digits, percent } from '../../../src/engine/format.ts';
import { exact } from '../live/exact.ts';
import type { LiveModel } from '../live/live-model.ts';
import type { LiveView, Values } from '../live/live-view.ts';
import type { Segment } from '../ticket/bars.ts';

export interface VocabularyFacts {
  /** Models by hidden size. */
  readonly models: readonly LiveModel[];
  /** The rule by which weights are read for one token. */
  readonly rule: Convention;
}

/** How the two tables are taken: as released, or all models one way. */
export const TABLES = ['released', 'tied', 'untied'] as const;

const THOUSAND = 1000;

/** What so many thousand tokens more cost one model: in memory, and in reading for each token. */
interface Cost {
  readonly model: LiveModel;
  readonly tied: boolean;
  readonly embedding: Price;
  readonly head: Price;
  readonly kept: number;
  readonly read: number;
  /** The model before, in parameters. */
  readonly before: number;
  readonly after: Weighing;
}

interface Price {
  readonly kept: number;
  readonly read: number;
}

/** A larger vocabulary in each model: rows for the embedding, of which a token reads one, and for the head, read whole. */
export function vocabularyView(values: Values, { models, rule }: VocabularyFacts): LiveView {
  const more = Number(values['t']) * THOUSAND;
  const costs = models.map((model) => costOf(model, more, values['tables'] ?? '', rule));
  const chosen = costs.find(({ model }) => model.id === values['m']);
  if (!chosen) throw new Error(`No model ${values['m']} in the figure.`);
  const { model, embedding, head, kept, read, tied } = chosen;
  const hidden = hiddenOf(model);
  return {
    figures: {
      'embedding-kept': embedding.kept,
      'embedding-read': embedding.read,
      'head-kept': head.kept,
      'head-read': head.read,
      kept,
      read,
      ...Object.fromEntries(
        costs.flatMap((each) => [
          [`${each.model.id} kept`, each.kept],
          [`${each.model.id} read`, each.read],
        ]),
      ),
    },
    texts: {
      t: digits(more),
      name: model.name,
      sum: `${digits(more)} rows × ${digits(hidden)} wide${tied ? ', in one table' : ', in each of two tables'}`,
      embedding: tied ? 'The one table, read whole as the head' : 'Input embedding, one row read',
      head: tied ? 'Output head, the same table' : 'Output head, read whole',
      ...Object.fromEntries(
        costs.flatMap((each) => [
          [`${each.model.id} tables`, each.tied ? 'one, tied' : 'two'],
          [`${each.model.id} share`, percent(each.kept, each.before)],
        ]),
      ),
    },
    bars: Object.fromEntries(costs.map((each) => [each.model.id, segmentsOf(each)])),
    said: `${digits(more)} tokens more cost ${model.name} ${digits(kept)} parameters, ${percent(kept, chosen.before)} of what it has, of which ${digits(read)} are read for every token.`,
  };
}

/** The width of a table, under either of the names that configs use. */
export function hiddenOf({ config }: LiveModel): number {
  return Number(config['hidden_size'] ?? config['n_embd']);
}

function costOf(model: LiveModel, more: number, tables: string, rule: Convention): Cost {
  const config = {
    ...model.config,
    ...(tables === 'released' ? {} : { tie_word_embeddings: tables === 'tied' }),
  };
  const weighed = (vocab: number): Weighing =>
    weighUnder(ledgerOf({ ...config, vocab_size: vocab }), rule);
  const vocab = Number(model.config['vocab_size']);
  const [before, after] = [weighed(vocab), weighed(vocab + more)];
  const price = (role: string): Price => {
    const [was, is] = [partOf(before, role), partOf(after, role)];
    return { kept: is.kept - was.kept, read: is.read - was.read };
  };
  return {
    model,
    tied: after.parts.some(({ row }) => row.state === 'tied'),
    embedding: price('embedding'),
    head: price('head'),
    kept: exact(after.total) - exact(before.total),
    read: exact(after.active) - exact(before.active),
    before: exact(before.total),
    after,
  };
}

function partOf({ parts }: Weighing, role: string): Price {
  const own = parts.filter(({ row }) => row.role === role);
  return {
    kept: own.reduce((sum, { total }) => sum + total, 0),
    read: own.reduce((sum, { active }) => sum + (active?.max ?? 0), 0),
  };
}

/** The whole model as one bar: its tables, and everything else in one piece. */
function segmentsOf({ after }: Cost): Segment[] {
  const [embedding, head] = [partOf(after, 'embedding').kept, partOf(after, 'head').kept];
  const rest = exact(after.total) - embedding - head;
  const pieces = [
    { className: 'c-emb', n: embedding, title: `Input embedding: ${digits(embedding)}` },
    { className: 'c-head', n: head, title: `Output head: ${digits(head)}` },
    { className: 'rest', n: rest, title: `Everything else: ${digits(rest)}` },
  ];
  return pieces.filter(({ n }) => n > 0);
}
