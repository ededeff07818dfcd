import type { Blueprint } from '../layers/decoder.ts';
import { row, type Row } from '../ledger.ts';

/** The same tensors under the names that files have for them. */
export function renamed(blueprint: Blueprint, name: (ours: string) => string): Blueprint {
  const moved = (rows: readonly Row[]): Row[] =>
    rows.map((each) => row({ ...each, name: name(each.name) }));
  const [tiedHead = null] = blueprint.tiedHead ? moved([blueprint.tiedHead]) : [];
  return {
    ...blueprint,
    rows: moved(blueprint.rows),
    draft: moved(blueprint.draft),
    draftTables: moved(blueprint.draftTables),
    tiedHead,
  };
}
