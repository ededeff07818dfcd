import { awq } from './awq.ts';
import { bitnet } from './bitnet.ts';
import { bitsandbytes4bit } from './bitsandbytes-4bit.ts';
import { bitsandbytesInt8 } from './bitsandbytes-int8.ts';
import { compressedTensors } from './compressed-tensors.ts';
import { float8 } from './float8.ts';
import { fp4Experts } from './fp4-experts.ts';
import { gptq } from './gptq.ts';
import { hqq } from './hqq.ts';
import { int8 } from './int8.ts';
import { mlx } from './mlx.ts';
import { mxfp4 } from './mxfp4.ts';
import { nvfp4 } from './nvfp4.ts';
import type { Scheme } from './scheme.ts';

/** Every scheme that is read. Another is refused: a plausible factor is the commonest wrong count there is. */
export const SCHEMES: readonly Scheme[] = [
  awq,
  bitnet,
  bitsandbytes4bit,
  bitsandbytesInt8,
  compressedTensors,
  float8,
  fp4Experts,
  gptq,
  hqq,
  int8,
  mlx,
  mxfp4,
  nvfp4,
];
