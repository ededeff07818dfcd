import type { Ledger } from '#engine';
import { factorsOf } from '#engine/dim.ts';

/** How a model lays out its attention, in the sizes that its matrices have. */
export interface Layout {
  readonly name: string;
  readonly hidden: number;
  readonly heads: number;
  readonly headSize: number;
  /** Null where keys and values pass through a latent vector instead. */
  readonly kvHeads: number | null;
  readonly queryRank: number | null;
  readonly kvRank: number | null;
}

/** Reads the layout off a ledger's dimensions, so that no config key of any family is named here. */
export function layoutOf(name: string, { rows }: Ledger): Layout {
  const shapes = rows.filter(({ role }) => role === 'attention').flatMap(({ shape }) => shape);
  const dims = shapes.flatMap(factorsOf);
  const size = (what: string): number | null =>
    dims.find((each) => each.name === what)?.size ?? null;
  const needed = (what: string): number => {
    const found = size(what);
    if (found === null) throw new Error(`${name} has no attention matrix with "${what}".`);
    return found;
  };
  const latent = shapes.find((each) => each.name === 'KV rank + rotary size');
  return {
    name,
    hidden: needed('hidden'),
    heads: needed('heads'),
    headSize: latent ? needed('value head size') : needed('head size'),
    kvHeads: latent ? null : needed('KV heads'),
    queryRank: latent ? needed('query rank') : null,
    kvRank: latent ? needed('KV rank') : null,
  };
}
