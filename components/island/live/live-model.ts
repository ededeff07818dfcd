import type { FileFacts } from '#engine';

/** What a figure needs of a released model: its name and the facts it is counted from. */
export interface LiveModel {
  readonly id: string;
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Leaves the rest of a record out of the page. */
export function liveModel({ id, name, config }: LiveModel): LiveModel {
  return { id, name, config };
}

/** A released model with what is on record of its file. */
export interface LiveRelease extends LiveModel {
  readonly repository: string;
  readonly file: FileFacts;
}

/** Leaves the rest of a record out of the page. */
export function liveRelease({ id, name, repository, config, file }: LiveRelease): LiveRelease {
  const { mtp, mtpTables, tiedHead, scales, buffers } = file;
  return { id, name, repository, config, file: { mtp, mtpTables, tiedHead, scales, buffers } };
}
