import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { ConfigError } from '../engine/errors.ts';
import { parsePythonJson } from './python-json.ts';

/** Every JSON file under a folder, as [path without extension, content], in the order of its names. */
export function jsonFiles(folder: string): [id: string, content: unknown][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [
      name.slice(0, -'.json'.length).replaceAll('\\', '/'),
      parseFile(join(folder, name)),
    ]);
}

/** A file's JSON. @throws ConfigError `no-such-source` or `not-json`. */
export function parseFile(path: string): unknown {
  return parseJson(readText(path), path);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError({
      code: 'no-such-source',
      path,
      value: (error as NodeJS.ErrnoException).code,
      rule: 'The file must exist and be readable.',
      remedy:
        'Give the path of a config.json, or the address of a catalogue model such as zai-org/glm-4.5.',
    });
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return parsePythonJson(text);
  } catch (error) {
    throw new ConfigError({
      code: 'not-json',
      path,
      value: (error as Error).message,
      rule: 'A config is one JSON object.',
      remedy: 'Download the raw file; a page saved from a browser is not it.',
    });
  }
}

/** Validates a record at the edge and freezes it. @throws ConfigError naming file, key and what was expected. */
export function validate<T extends z.ZodType>(
  schema: T,
  record: unknown,
  file: string,
): z.infer<T> {
  const result = schema.safeParse(record);
  if (result.success) return deepFreeze(result.data);
  const [issue] = result.error.issues;
  throw new ConfigError({
    code: 'not-understood',
    path: [file, ...(issue?.path.map(String) ?? [])].join(': '),
    value: issue?.code,
    rule: `${issue?.message ?? 'The record does not fit its schema'}.`,
    remedy: 'Compare it with src/catalogue/schema.ts or with a record that passes.',
  });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
