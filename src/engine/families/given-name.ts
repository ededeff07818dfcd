import type { Config } from '../config.ts';

/** Of several names of one field the one that is given; where several are, they must say the same. */
export function givenName(config: Config, name: string, ...others: readonly string[]): string {
  const [given = name, ...more] = [name, ...others].filter((each) => config.has(each));
  for (const each of more) {
    if (config.raw(each) === config.raw(given)) continue;
    throw config.refusal(
      'inconsistent',
      each,
      config.raw(each),
      `It is another name of ${given}, which is ${String(config.raw(given))}.`,
      'Remove one of the two, or correct it.',
    );
  }
  return given;
}
