import { parse, usage } from './parse.ts';

export interface WhichArguments {
  readonly label: string;
  /** A catalogue model, a path or a repository, as `count` takes it; null for the whole catalogue. */
  readonly model: string | null;
  readonly json: boolean;
}

const USAGE =
  'npm run -s which -- "<label>" [--model <source>] [--json]. A label is "355B / 32B", "30.5B-A3.3B", "671B" or all digits ' +
  'of a count; a source is what `count` takes: a catalogue model, a path, or a repository of the Hub.';

const OPTIONS = { model: { type: 'string' }, json: { type: 'boolean' } } as const;

/** @throws ConfigError `usage` with the form of the command. */
export function parseWhich(given: readonly string[]): WhichArguments {
  const { values, positionals } = parse(given, OPTIONS, USAGE);
  if (positionals.length === 0) throw usage(given, 'Give a label.', USAGE);
  // Unquoted, a shell hands over 355B / 32B as three words.
  return {
    label: positionals.join(' '),
    model: values.model ?? null,
    json: values.json ?? false,
  };
}
