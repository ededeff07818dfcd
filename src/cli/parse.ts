import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ConfigError } from '../engine/errors.ts';

/**
 * A command's options and its words, as its options declare them.
 *
 * @throws ConfigError `usage` with the form of the command.
 */
export function parse<T extends NonNullable<ParseArgsConfig['options']>>(
  given: readonly string[],
  options: T,
  form: string,
) {
  const args = [...given];
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw usage(args, (error as Error).message, form);
  }
}

/** What was typed isn't of the command's form. */
export function usage(value: unknown, rule: string, form: string): ConfigError {
  return new ConfigError({
    code: 'usage',
    path: 'arguments',
    value,
    rule,
    remedy: `Usage: ${form}`,
  });
}
