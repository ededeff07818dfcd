import type { Config } from '../config.ts';

/** The class a config names, for types whose classes hold different parts; the first of these where it names none. */
export function readClass<T extends string>(config: Config, classes: readonly [T, ...T[]]): T {
  const stated = config.raw('architectures');
  const name: unknown = Array.isArray(stated) ? stated[0] : stated;
  const found = classes.find((each) => each === name);
  if (!found) config.assume(`architectures is not given: ${classes[0]}, with a head for masks.`);
  return found ?? classes[0];
}
