import { join } from 'node:path';
import { ConfigError } from '../engine/errors.ts';
import type { Convention } from '../engine/conventions.ts';
import { contentFolder } from './content-folder.ts';
import { jsonFiles, validate } from './read.ts';
import {
  conventionSchema,
  modelSchema,
  type ConventionRecord,
  type ModelRecord,
} from './schema.ts';

/** A convention with its id, which is its file's name. */
export type Rule = ConventionRecord & Convention;

/** A model with its address, which is its file's path and the repository in lower case. */
export interface Model extends ModelRecord {
  readonly id: string;
}

export interface Catalogue {
  readonly conventions: readonly Rule[];
  readonly models: readonly Model[];
}

/** Reads and checks every record. One broken record is an error, never a gap. */
export function loadCatalogue(folder = contentFolder()): Catalogue {
  const conventions = loadConventions(folder);
  const models = loadModels(folder);
  refuseDangling({ conventions, models });
  return { conventions, models };
}

function loadConventions(folder: string): Rule[] {
  return jsonFiles(join(folder, 'conventions'))
    .map(([id, record]) => {
      const rule = { id, ...validate(conventionSchema, record, `conventions/${id}.json`) };
      if (rule.active === null && !rule.noActive) {
        throw refuse(
          `conventions/${id}.json: noActive`,
          undefined,
          'A rule without active cells says why.',
        );
      }
      return rule;
    })
    .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

function loadModels(folder: string): Model[] {
  return jsonFiles(join(folder, 'models')).map(([id, record]) => {
    const model = { id, ...validate(modelSchema, record, `models/${id}.json`) };
    if (model.repository.toLowerCase() !== id) {
      throw refuse(
        `models/${id}.json: repository`,
        model.repository,
        'The path is the repository in lower case.',
      );
    }
    return model;
  });
}

/** Claims, witnesses and predecessors name conventions and models that exist. */
function refuseDangling({ conventions, models }: Catalogue): void {
  const rules = new Set(conventions.map(({ id }) => id));
  const weighed = new Set(models.map(({ id }) => id));
  for (const { id, claims, predecessors } of models) {
    for (const predecessor of predecessors) {
      if (!weighed.has(predecessor)) {
        throw refuse(
          `models/${id}.json: predecessors`,
          predecessor,
          'No catalogue model has this address.',
        );
      }
    }
    for (const claim of claims) {
      if (claim.states !== null && !rules.has(claim.states)) {
        throw refuse(
          `models/${id}.json: claims: ${claim.id}`,
          claim.states,
          'No convention has this id.',
        );
      }
    }
    if (new Set(claims.map((claim) => claim.id)).size !== claims.length) {
      throw refuse(
        `models/${id}.json: claims`,
        claims.map((claim) => claim.id),
        'Two claims share an id.',
      );
    }
  }
  for (const rule of conventions) {
    for (const { model } of [...rule.witnesses, ...rule.counterWitnesses]) {
      if (!weighed.has(model)) {
        throw refuse(
          `conventions/${rule.id}.json: witnesses`,
          model,
          'No catalogue model has this address.',
        );
      }
    }
  }
}

function refuse(path: string, value: unknown, rule: string): ConfigError {
  return new ConfigError({
    code: 'inconsistent',
    path,
    value,
    rule,
    remedy: 'Correct the record.',
  });
}
