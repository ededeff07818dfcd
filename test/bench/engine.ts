import { loadCatalogue, type Catalogue, type Model } from '#catalogue';
import { ledgerOf, weighUnder } from '#engine';
import { median } from '#site/median.ts';

export interface EngineTimes {
  readonly models: number;
  readonly rules: number;
  /** The model whose ledger takes longest, and its median time in ms. */
  readonly slowest: { readonly id: string; readonly ms: number };
  /** Median ms of a ledger over all models. */
  readonly ledger: number;
  /** Ms for all models under all rules, ledgers included. */
  readonly catalogue: number;
}

const REPEATS = 25;

/** Times the engine on the catalogue as it stands. */
export function timeEngine(catalogue: Catalogue = loadCatalogue()): EngineTimes {
  const { models, conventions } = catalogue;
  const weighAll = (): void => {
    for (const { config, file } of models) {
      const ledger = ledgerOf(config, file);
      for (const rule of conventions) weighUnder(ledger, rule);
    }
  };
  weighAll();
  const times = models.map((model) => ({ id: model.id, ms: timeLedger(model) }));
  const slowest = times.reduce((worst, each) => (each.ms > worst.ms ? each : worst));
  return {
    models: models.length,
    rules: conventions.length,
    slowest,
    ledger: median(times.map(({ ms }) => ms)),
    catalogue: median(Array.from({ length: 5 }, () => timed(weighAll))),
  };
}

function timeLedger({ config, file }: Model): number {
  return median(Array.from({ length: REPEATS }, () => timed(() => ledgerOf(config, file))));
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
