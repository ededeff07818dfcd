import { parseArgs } from 'node:util';
import { ConfigError } from '../engine/errors.ts';

export interface Arguments {
  readonly sources: readonly string[];
  readonly convention: string | null;
  readonly json: boolean;
}

const USAGE = 'npm run -s count -- <model id | path to config.json>… [--convention <id>] [--json]';

/** @throws ConfigError `usage` with the form of the command. */
export function parseArguments(given: readonly string[]): Arguments {
  const { values, positionals } = parse([...given]);
  if (positionals.length === 0) throw usage(given, 'Name at least one model or config.json.');
  return {
    sources: positionals,
    convention: values.convention ?? null,
    json: values.json ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { convention: { type: 'string' }, json: { type: 'boolean' } },
    });
  } catch (error) {
    throw usage(args, (error as Error).message);
  }
}

function usage(value: unknown, rule: string): ConfigError {
  return new ConfigError({
    code: 'usage',
    path: 'arguments',
    value,
    rule,
    remedy: `Usage: ${USAGE}`,
  });
}
