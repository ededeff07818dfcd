import { fieldsRead, ledgerOf } from '../engine/index.ts';

/** Where a config was found. */
export interface Origin {
  /** The Hub's own spelling. */
  readonly repository: string;
  readonly revision: string | null;
}

export interface Draft {
  readonly record: Readonly<Record<string, unknown>>;
  /** What the record lacks before its schema takes it. */
  readonly toSay: readonly string[];
}

/**
 * A record as far as a config can fill it: the fields that its family reads,
 * and for each fact of the file that the engine will ask for, a question.
 *
 * @throws ConfigError where the engine refuses the config.
 */
export function draftRecord(config: unknown, { repository, revision }: Origin): Draft {
  const ledger = ledgerOf(config);
  const facts = { model_type: ledger.modelType, ...factsOf(config, fieldsRead(config)) };
  const drafts = ledger.rows.some(({ role }) => role === 'mtp');
  const tied = ledger.rows.some(({ state }) => state === 'tied');
  const day = new Date().toISOString().slice(0, 10);
  const page = `https://huggingface.co/${repository}`;
  const record = {
    name: repository.split('/')[1],
    maker: '',
    repository,
    revision,
    config: facts,
    file: {
      ...(drafts ? { mtp: '', mtpTables: '' } : {}),
      ...(tied ? { tiedHead: '' } : {}),
      scales: null,
      buffers: null,
      source: { title: '', url: '', date: day },
    },
    sources: [
      {
        title: 'config.json',
        url: `${page}/blob/${revision ?? 'main'}/config.json`,
        date: day,
      },
    ],
    claims: [],
    updated: day,
  };
  return { record, toSay: questions(drafts, tied, revision) };
}

/** Fields that are read to be refused, not to be counted. */
const GUARDS = /^(model_type|architectures|rope_scaling|rope_parameters|quantization_config)$/;

/** The fields at these paths, in the config's own nesting; those that are absent stay absent. */
function factsOf(config: unknown, paths: readonly string[]): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(config as Record<string, unknown>)) {
    const inner = paths
      .filter((path) => path.startsWith(`${key}.`))
      .map((path) => path.slice(key.length + 1));
    if (inner.length > 0) facts[key] = factsOf(value, ['model_type', ...inner]);
    else if (paths.includes(key) && !GUARDS.test(key)) facts[key] = value;
  }
  return facts;
}

function questions(drafts: boolean, tied: boolean, revision: string | null): string[] {
  return [
    'name and maker, as a reader would write them',
    ...(revision ? [] : ['revision: the commit whose config this is, or null']),
    ...(drafts ? ['file.mtp: stored or absent; file.mtpTables: own or shared'] : []),
    ...(tied ? ['file.tiedHead: stored or absent'] : []),
    'file.scales and file.buffers: [] if the file has none, null if nobody has looked',
    'file.source: where the file’s tensors were read',
    'released, licence, context, predecessors',
    'claims: what the maker printed, with its rule if it states one, and the source',
  ];
}
