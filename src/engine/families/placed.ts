import type { Decoder } from '../layers/decoder.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Dim } from '../dim.ts';
import type { Row } from '../ledger.ts';

/** Where a language model stands in its file: by itself under `model.`, or under another prefix beside its towers. */
export interface Place {
  readonly prefix: string;
  readonly tied: boolean;
  /** Towers and what joins them. */
  readonly extra?: readonly Row[];
}

type Placed = Pick<Decoder, 'tied' | 'embeddingName' | 'layerPrefix' | 'extra' | 'final'> & {
  readonly embeddingName: string;
};

/** The names and extras of a decoder at its place. */
export function placed({ prefix, tied, extra = [] }: Place, hidden: Dim): Placed {
  return {
    tied,
    embeddingName: `${prefix}embed_tokens.weight`,
    layerPrefix: `${prefix}layers.*.`,
    extra,
    final: [rmsNorm(`${prefix}norm`, hidden)],
  };
}
