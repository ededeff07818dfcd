import type { Dim } from '../dim.ts';
import { nest, type Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { plainMlp } from './mlp.ts';
import { layerNorm } from './norms.ts';

export interface Stack {
  readonly count: Dim;
  readonly hidden: Dim;
  readonly width: Dim;
  /** Whether its layers attend to an encoder too. */
  readonly across: boolean;
  /** Whether keys have a bias, which changes no score. */
  readonly keyBias: boolean;
}

/** Layers of BART (arXiv 1910.13461) and Whisper (arXiv 2212.04356): attention, feed-forward, a LayerNorm to each. */
export function transformerStack(
  prefix: string,
  { count, hidden, width, across, keyBias }: Stack,
): Row[] {
  const attention = (name: string): Row[] => [
    ...['q_proj', 'k_proj', 'v_proj', 'out_proj'].flatMap((each) =>
      linear('attention', `${name}.${each}`, hidden, hidden, keyBias || each !== 'k_proj'),
    ),
    ...layerNorm(`${name}_layer_norm`, hidden),
  ];
  const layer = [
    ...attention('self_attn'),
    ...(across ? attention('encoder_attn') : []),
    ...plainMlp('ffn', '', hidden, width, true, ['fc1', 'fc2']),
    ...layerNorm('final_layer_norm', hidden),
  ];
  return nest(layer, `${prefix}layers.*.`, count);
}
