import { parse, usage } from './parse.ts';

export interface Arguments {
  readonly sources: readonly string[];
  readonly convention: string | null;
  readonly json: boolean;
  /** Whether the sources are one model, to be compared. */
  readonly reconcile: boolean;
}

/** The command as its caller typed it: the project’s script, or the package’s own name. */
const COMMAND =
  process.env['npm_lifecycle_event'] === 'count' ? 'npm run -s count --' : 'weighbridge';

const USAGE =
  `${COMMAND} <source>… [--convention <id>] [--json] [--reconcile]. A source is a catalogue model (zai-org/glm-4.5), ` +
  'a path to a config.json, a .safetensors or .gguf file or a folder of them, or a repository of the Hub ' +
  '(org/name@revision, :file where it holds several). What is on disk comes first, then the catalogue, then the Hub: ' +
  'org/name@main asks the Hub for a model that the catalogue has too.';

const OPTIONS = {
  convention: { type: 'string' },
  json: { type: 'boolean' },
  reconcile: { type: 'boolean' },
} as const;

/** @throws ConfigError `usage` with the form of the command. */
export function parseArguments(given: readonly string[]): Arguments {
  const { values, positionals } = parse(given, OPTIONS, USAGE);
  if (positionals.length === 0) throw usage(given, 'Name at least one source.', USAGE);
  if (values.reconcile && positionals.length < 2) {
    throw usage(given, 'To reconcile, name two sources or more of one model.', USAGE);
  }
  return {
    sources: positionals,
    convention: values.convention ?? null,
    json: values.json ?? false,
    reconcile: values.reconcile ?? false,
  };
}
