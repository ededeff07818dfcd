import { NO_ROLES, type ModelFacts } from '../facts.ts';
import { at, refuse } from '../read-error.ts';
import type { Metadata, MetadataValue } from './values.ts';

/** Reads what GGUF metadata say of the architecture. @throws ReadError where a size is of another type. */
export function factsOfMetadata(metadata: Metadata, file: string): ModelFacts {
  const architecture = metadata.get('general.architecture');
  if (architecture !== undefined && typeof architecture !== 'string') {
    throw wrongType(file, 'general.architecture', architecture, 'It is a text.');
  }
  const size = (name: string): number | null => {
    const key = `${architecture}.${name}`;
    const value = metadata.get(key);
    if (value === undefined) return null;
    const whole = oneFor(value);
    if (whole === null)
      throw wrongType(file, key, value, 'It is one whole number, the same for every layer.');
    return whole;
  };
  return {
    modelType: architecture ?? 'not stated',
    tied: null,
    topK: size('expert_used_count') || null,
    zeroExperts: 0,
    experts: size('expert_count') || null,
    roles: NO_ROLES,
    source: 'the metadata',
  };
}

/** A number, or a list that has the same one for each layer that it counts. */
function oneFor(value: MetadataValue): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : null;
  if (typeof value !== 'object') return null;
  const sizes = new Set(value.values?.filter((each) => each !== 0));
  const [only] = sizes;
  return sizes.size === 1 && only !== undefined && Number.isSafeInteger(only) ? only : null;
}

function wrongType(file: string, key: string, value: unknown, rule: string): Error {
  return refuse(
    'gguf-metadata-type',
    at(file, key),
    value,
    rule,
    'The file was written wrongly: convert the model again.',
  );
}
