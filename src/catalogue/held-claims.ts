import { join } from 'node:path';
import { contentFolder } from './content-folder.ts';
import { jsonFiles, validate } from './read.ts';
import { heldClaimSchema, type HeldClaimRecord } from './schema.ts';

/** A published figure of a model that has no record, with its id, which is its file's name. */
export interface HeldClaim extends HeldClaimRecord {
  readonly id: string;
}

/** Reads `content/claims`: figures kept until their model has a record, which is then their place. */
export function loadHeldClaims(folder = contentFolder()): HeldClaim[] {
  return jsonFiles(join(folder, 'claims')).map(([id, record]) => ({
    id,
    ...validate(heldClaimSchema, record, `claims/${id}.json`),
  }));
}
