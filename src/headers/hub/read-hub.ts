import type { Reading, ReadOptions } from '../files.ts';
import { readModel } from '../read-model.ts';
import { parseHubAddress } from './address.ts';
import { openRepository, type HubOptions } from './repository.ts';

/** What was read, and of which commit, so that a link to it says the same tomorrow. */
export interface HubReading extends Reading {
  readonly repository: string;
  readonly commit: string;
  /** The file that the address names. */
  readonly file: string | null;
}

/**
 * Reads the model of a repository from its headers: one request for the list of
 * files, one for the config, one for the index, and one for each file of weights
 * with as many more as its header needs.
 */
export async function readHub(
  address: string,
  options: HubOptions & ReadOptions = {},
): Promise<HubReading> {
  const named = parseHubAddress(address);
  const repository = await openRepository(named, options);
  const reading = await readModel(repository, { ...options, file: named.file ?? options.file });
  return {
    ...reading,
    repository: repository.repository,
    commit: repository.commit,
    file: named.file,
  };
}
