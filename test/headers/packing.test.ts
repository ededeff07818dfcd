import { describe, expect, test } from 'vitest';
import { stored, weigh, type State } from '#engine';
import { readModel, type Reading } from '../../src/headers/read-model.ts';
import { memorySource } from '../../src/headers/sources/memory.ts';
import {
  int64,
  safetensors,
  type Extras,
  type Listed,
} from '../support/files/safetensors-bytes.ts';
import { sparseSource } from '../support/files/sparse.ts';

type Config = Readonly<Record<string, unknown>>;

async function read(
  tensors: readonly Listed[],
  config: Config | null,
  data: Extras['data'] = {},
): Promise<Reading> {
  const file = safetensors(tensors, { data });
  const text = new TextEncoder().encode(JSON.stringify(config));
  return readModel({
    where: 'folder',
    names: ['model.safetensors', ...(config ? ['config.json'] : [])],
    open: (name) => (name === 'config.json' ? memorySource(name, text) : sparseSource(name, file)),
  });
}

function counts({ ledger, container }: Reading) {
  const inState = (state: State): number => weigh(ledger.rows.filter((row) => row.state === state));
  return {
    logical: stored(ledger),
    container,
    auxiliary: inState('auxiliary'),
    buffers: inState('buffer'),
  };
}

const quantised = (fields: Config): Config => ({ model_type: 'test', quantization_config: fields });
const M = 'model.layers.0.self_attn.q_proj';
const NORM: Listed = ['model.norm.weight', 'BF16', [64]];
const text = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** GPTQ of a 128 × 96 matrix in groups of 32. */
const gptq = (bits: number): Listed[] => [
  [`${M}.qweight`, 'I32', [(128 * bits) / 32, 96]],
  [`${M}.qzeros`, 'I32', [4, (96 * bits) / 32]],
  [`${M}.scales`, 'F16', [4, 96]],
  [`${M}.g_idx`, 'I32', [128]],
  [`${M}.bias`, 'F16', [96]],
];
const AWQ: Listed[] = [
  [`${M}.qweight`, 'I32', [128, 12]],
  [`${M}.qzeros`, 'I32', [4, 12]],
  [`${M}.scales`, 'F16', [4, 96]],
];
const STATE = `${M}.weight.quant_state.bitsandbytes__nf4`;
const bnb = (bytes: number, shape: readonly number[]): [Listed[], Extras['data']] => {
  const state = text({ quant_type: 'nf4', blocksize: 64, shape });
  return [
    [
      [`${M}.weight`, 'U8', [bytes, 1]],
      [`${M}.weight.absmax`, 'U8', [10]],
      [`${M}.weight.quant_map`, 'F32', [16]],
      [`${M}.weight.nested_absmax`, 'F32', [1]],
      [`${M}.weight.nested_quant_map`, 'F32', [256]],
      [STATE, 'U8', [state.length]],
    ],
    { [STATE]: state },
  ];
};
const compressed = (bits: number, wide: number): [Listed[], Extras['data']] => [
  [
    [`${M}.weight_packed`, 'I32', [96, Math.ceil((wide * bits) / 32)]],
    [`${M}.weight_scale`, 'BF16', [96, 4]],
    [`${M}.weight_shape`, 'I64', [2]],
  ],
  { [`${M}.weight_shape`]: int64(96, wide) },
];
const groups = (bits: number): Config =>
  quantised({
    quant_method: 'compressed-tensors',
    format: 'pack-quantized',
    config_groups: { group_0: { weights: { num_bits: bits } } },
  });

const MATRIX = 128 * 96;

interface Case {
  readonly what: string;
  readonly tensors: readonly Listed[];
  readonly config: Config | null;
  readonly data?: Extras['data'];
  readonly logical: number;
  readonly auxiliary: number;
}

const CASES: readonly Case[] = [
  ...[2, 3, 4, 8].flatMap((bits): Case[] => {
    const tensors = gptq(bits);
    const auxiliary = (4 * 96 * bits) / 32 + 4 * 96 + 128;
    return [
      {
        what: `GPTQ, ${bits} bits`,
        tensors,
        config: quantised({ quant_method: 'gptq', bits }),
        logical: MATRIX + 96,
        auxiliary,
      },
      {
        what: `GPTQ, ${bits} bits, without a config`,
        tensors,
        config: null,
        logical: MATRIX + 96,
        auxiliary,
      },
    ];
  }),
  {
    what: 'GPTQ without zeros, its bits in the config',
    tensors: gptq(4).filter(([name]) => !name.endsWith('qzeros')),
    config: quantised({ quant_method: 'gptq', bits: 4 }),
    logical: MATRIX + 96,
    auxiliary: 4 * 96 + 128,
  },
  {
    what: 'GPTQ with modules of other bits',
    tensors: gptq(8),
    config: quantised({ quant_method: 'gptq', bits: 4, dynamic: { '.*q_proj': { bits: 8 } } }),
    logical: MATRIX + 96,
    auxiliary: 4 * 24 + 4 * 96 + 128,
  },
  {
    what: 'AWQ',
    tensors: AWQ,
    config: quantised({ quant_method: 'awq', bits: 4, version: 'gemm' }),
    logical: MATRIX,
    auxiliary: 48 + 384,
  },
  {
    what: 'AWQ without a config',
    tensors: AWQ,
    config: null,
    logical: MATRIX,
    auxiliary: 48 + 384,
  },
  {
    what: 'AWQ in the gemv layout',
    tensors: [
      [`${M}.qweight`, 'I32', [96, 16]],
      [`${M}.qzeros`, 'I32', [96, 1]],
      [`${M}.scales`, 'F16', [96, 8]],
    ],
    config: quantised({ quant_method: 'awq', w_bit: 4, version: 'gemv' }),
    logical: MATRIX,
    auxiliary: 96 + 768,
  },
  ...(
    [
      ['even', 32, [8, 8]],
      ['odd', 32, [9, 7]],
    ] as const
  ).map(([what, bytes, shape]): Case => {
    const [tensors, data] = bnb(bytes, shape);
    const state = tensors.at(-1)?.[2][0] ?? 0;
    return {
      what: `bitsandbytes nf4, ${what}`,
      tensors,
      data,
      config: quantised({
        quant_method: 'bitsandbytes',
        load_in_4bit: true,
        bnb_4bit_quant_type: 'nf4',
      }),
      logical: shape[0] * shape[1],
      auxiliary: 10 + 16 + 1 + 256 + state,
    };
  }),
  {
    what: 'bitsandbytes fp4, without a config and without its state',
    tensors: [
      [`${M}.weight`, 'U8', [32, 1]],
      [`${M}.weight.absmax`, 'F32', [1]],
      [`${M}.weight.quant_map`, 'F32', [16]],
    ],
    config: null,
    logical: 64,
    auxiliary: 17,
  },
  {
    what: 'bitsandbytes nf4 whose bytes look like BF16',
    tensors: [
      [`${M}.weight`, 'BF16', [16, 1]],
      [`${M}.weight.absmax`, 'F32', [1]],
    ],
    config: null,
    logical: 64,
    auxiliary: 1,
  },
  {
    what: 'bitsandbytes int8',
    tensors: [
      [`${M}.weight`, 'I8', [96, 128]],
      [`${M}.SCB`, 'F32', [96]],
      [`${M}.weight_format`, 'U8', []],
    ],
    config: quantised({ quant_method: 'bitsandbytes', load_in_8bit: true }),
    logical: MATRIX,
    auxiliary: 97,
  },
  ...(
    [
      [4, 128],
      [8, 128],
      [4, 131],
      [3, 128],
    ] as const
  ).map(([bits, wide]): Case => {
    const [tensors, data] = compressed(bits, wide);
    return {
      what: `compressed-tensors, int${bits}, ${wide} wide`,
      tensors,
      data,
      config: groups(bits),
      logical: 96 * wide,
      auxiliary: 384 + 2,
    };
  }),
  {
    what: 'compressed-tensors under text_config',
    tensors: compressed(4, 128)[0].slice(0, 2),
    config: { model_type: 'test', text_config: groups(4) },
    logical: MATRIX,
    auxiliary: 384,
  },
  {
    what: 'compressed-tensors, float8',
    tensors: [
      [`${M}.weight`, 'F8_E4M3', [96, 128]],
      [`${M}.weight_scale`, 'BF16', [96, 1]],
      [`${M}.input_scale`, 'BF16', [1]],
    ],
    config: quantised({ quant_method: 'compressed-tensors', format: 'float-quantized' }),
    logical: MATRIX,
    auxiliary: 97,
  },
  {
    what: 'compressed-tensors, int8',
    tensors: [
      [`${M}.weight`, 'I8', [96, 128]],
      [`${M}.weight_scale`, 'F32', [96, 1]],
      [`${M}.weight_zero_point`, 'I8', [96, 1]],
    ],
    config: quantised({ quant_method: 'compressed-tensors', format: 'int-quantized' }),
    logical: MATRIX,
    auxiliary: 192,
  },
  {
    what: 'compressed-tensors, NVFP4',
    tensors: [
      [`${M}.weight_packed`, 'U8', [96, 64]],
      [`${M}.weight_scale`, 'F8_E4M3', [96, 8]],
      [`${M}.weight_global_scale`, 'F32', [1]],
      [`${M}.input_global_scale`, 'F32', [1]],
    ],
    config: quantised({ quant_method: 'compressed-tensors', format: 'nvfp4-pack-quantized' }),
    logical: MATRIX,
    auxiliary: 96 * 8 + 2,
  },
  {
    what: 'compressed-tensors, NVFP4, by its names alone',
    tensors: [
      [`${M}.weight_packed`, 'U8', [96, 64]],
      [`${M}.weight_scale`, 'F8_E4M3', [96, 8]],
      [`${M}.weight_global_scale`, 'F32', [1]],
    ],
    config: null,
    logical: MATRIX,
    auxiliary: 96 * 8 + 1,
  },
  {
    what: 'compressed-tensors, MXFP4',
    tensors: [
      [`${M}.weight_packed`, 'U8', [96, 64]],
      [`${M}.weight_scale`, 'U8', [96, 4]],
    ],
    config: null,
    logical: MATRIX,
    auxiliary: 384,
  },
  {
    what: 'float8 with block scales',
    tensors: [
      [`${M}.weight`, 'F8_E4M3', [200, 300]],
      [`${M}.weight_scale_inv`, 'F32', [2, 3]],
      NORM,
    ],
    config: quantised({ quant_method: 'fp8', weight_block_size: [128, 128] }),
    logical: 200 * 300 + 64,
    auxiliary: 6,
  },
  {
    what: 'float8 with block scales, without a config',
    tensors: [
      [`${M}.weight`, 'F8_E4M3', [200, 300]],
      [`${M}.weight_scale_inv`, 'F32', [2, 3]],
    ],
    config: null,
    logical: 200 * 300,
    auxiliary: 6,
  },
  {
    what: 'float8, stacked experts, one scale each',
    tensors: [
      ['model.layers.0.mlp.experts.gate_up_proj', 'F8_E4M3', [4, 8, 16]],
      ['model.layers.0.mlp.experts.gate_up_proj_scale_inv', 'BF16', [4, 1, 1]],
      ['model.layers.0.mlp.experts.gate_up_proj_activation_scale', 'BF16', [4]],
      ['model.layers.0.self_attn.k_proj.k_scale', 'F32', []],
    ],
    config: null,
    logical: 4 * 8 * 16,
    auxiliary: 9,
  },
  {
    what: 'MXFP4 blocks',
    tensors: [
      ['model.layers.0.mlp.experts.down_proj_blocks', 'U8', [4, 8, 2, 16]],
      ['model.layers.0.mlp.experts.down_proj_scales', 'U8', [4, 8, 2]],
      ['model.layers.0.mlp.experts.down_proj_bias', 'BF16', [4, 8]],
    ],
    config: quantised({ quant_method: 'mxfp4' }),
    logical: 4 * 8 * 64 + 32,
    auxiliary: 64,
  },
  {
    what: 'NVFP4 beside a matrix that is exempt',
    tensors: [
      [`${M}.weight`, 'U8', [96, 64]],
      [`${M}.weight_scale`, 'F8_E4M3', [96, 8]],
      [`${M}.weight_scale_2`, 'F32', []],
      [`${M}.input_scale`, 'F32', []],
      ['lm_head.weight', 'BF16', [10, 128]],
    ],
    config: quantised({ quant_method: 'modelopt', quant_algo: 'NVFP4', ignore: ['lm_head'] }),
    logical: MATRIX + 1280,
    auxiliary: 96 * 8 + 2,
  },
  ...[2, 3, 4, 5, 6, 8].map((bits): Case => ({
    what: `MLX, ${bits} bits`,
    tensors: [
      [`${M}.weight`, 'U32', [96, (128 * bits) / 32]],
      [`${M}.scales`, 'F16', [96, 2]],
      [`${M}.biases`, 'F16', [96, 2]],
      [`${M}.bias`, 'F16', [96]],
    ],
    config: { model_type: 'test', quantization: { bits, group_size: 64 } },
    logical: MATRIX + 96,
    auxiliary: 384,
  })),
  {
    what: 'MLX, one module with bits of its own',
    tensors: [
      [`${M}.weight`, 'U32', [96, 32]],
      [`${M}.scales`, 'F16', [96, 2]],
      [`${M}.biases`, 'F16', [96, 2]],
    ],
    config: {
      model_type: 'test',
      quantization: { bits: 4, group_size: 64, [M]: { bits: 8, group_size: 64 } },
    },
    logical: MATRIX,
    auxiliary: 384,
  },
  {
    what: 'MLX, MXFP4, without a config',
    tensors: [
      [`${M}.weight`, 'U32', [96, 16]],
      [`${M}.scales`, 'U8', [96, 4]],
    ],
    config: null,
    logical: MATRIX,
    auxiliary: 384,
  },
  {
    what: 'HQQ, 3 bits with padding',
    tensors: [
      [`${M}.W_q`, 'I32', [103, 12]],
      [`${M}.scale`, 'F16', [96, 1]],
      [`${M}.zero`, 'F16', [96, 1]],
      [`${M}.shape`, 'I64', [2]],
      [`${M}.nbits`, 'I64', [1]],
      [`${M}.group_size`, 'I64', [1]],
    ],
    data: { [`${M}.shape`]: int64(96, 128) },
    config: quantised({ quant_method: 'hqq', quant_config: {} }),
    logical: MATRIX,
    auxiliary: 196,
  },
  {
    what: 'BitNet',
    tensors: [[`${M}.weight`, 'U8', [24, 128]], [`${M}.weight_scale`, 'BF16', [1]], NORM],
    config: quantised({ quant_method: 'bitnet' }),
    logical: MATRIX + 64,
    auxiliary: 1,
  },
  {
    what: 'BitNet that packs on loading',
    tensors: [[`${M}.weight`, 'BF16', [96, 128]]],
    config: quantised({ quant_method: 'bitnet', quantization_mode: 'online' }),
    logical: MATRIX,
    auxiliary: 0,
  },
  {
    what: 'FP4 experts among float8',
    tensors: [
      ['layers.0.ffn.experts.0.w1.weight', 'I8', [96, 64]],
      ['layers.0.ffn.experts.0.w1.scale', 'F8_E8M0', [96, 4]],
      ['layers.0.attn.wkv.weight', 'F8_E4M3', [96, 128]],
      ['layers.0.attn.wkv.scale', 'F8_E8M0', [1, 1]],
    ],
    config: { ...quantised({ quant_method: 'fp8' }), expert_dtype: 'fp4' },
    logical: 2 * MATRIX,
    auxiliary: 385,
  },
];

describe('packed weights: what they stand for, what they lie in, what unpacks them', () => {
  test.each(CASES)('$what', async ({ tensors, config, data, logical, auxiliary }) => {
    const container = tensors.reduce(
      (sum, [, , shape]) => sum + shape.reduce((a, b) => a * b, 1),
      0,
    );
    expect(counts(await read(tensors, config, data))).toEqual({
      logical,
      container,
      auxiliary,
      buffers: 0,
    });
  });
});

test('tables of whole numbers and masks are buffers, one value counts as one', async () => {
  const reading = await read(
    [
      ['embeddings.position_ids', 'I64', [1, 512]],
      ['model.layers.0.ffn.gate.tid2eid', 'I64', [100, 6]],
      ['h.0.attn.bias', 'F32', [1, 1, 16, 16]],
      ['h.0.attn.masked_bias', 'F32', []],
      ['gpt_neox.layers.0.attention.bias', 'BOOL', [1, 1, 16, 16]],
      ['model.layers.0.self_attn.rotary_emb.inv_freq', 'F32', [32]],
      ['model.logit_scale', 'F32', []],
      ['h.0.attn.c_attn.bias', 'F32', [48]],
    ],
    null,
  );
  expect(counts(reading)).toMatchObject({ logical: 49, buffers: 512 + 600 + 256 + 1 + 256 + 32 });
});

/** As transformers saves them with the weights of BART, Gemma 4, Apertus and MiniMax. */
test.each([
  ['final_logits_bias', [1, 50]],
  ['model.language_model.layers.0.layer_scalar', [1]],
  ['blk.0.layer_output_scale.weight', [1]],
  ['model.layers.0.mlp.act_fn.beta', [1]],
  ['model.layers.0.mlp.act_fn.eps', [1]],
  ['model.layers.0.self_attn.slope_rate', [6, 1, 1]],
  ['model.layers.0.self_attn.query_decay', [6, 256, 1]],
  ['model.layers.0.self_attn.key_decay', [6, 256, 1]],
  ['model.layers.0.self_attn.diagonal_decay', [1, 6, 4, 4]],
] as const)('%s is a constant, and no weight', async (name, shape) => {
  const reading = await read([[name, 'BF16', shape]], null);
  expect(counts(reading)).toMatchObject({
    logical: 0,
    buffers: shape.reduce<number>((all, size) => all * size, 1),
  });
});

test('what an activation learns is a weight', async () => {
  const reading = await read([['model.layers.0.mlp.act_fn.alpha_p', 'BF16', [1]]], null);
  expect(counts(reading)).toMatchObject({ logical: 1, buffers: 0 });
});

describe('what can’t be told is refused', () => {
  const REFUSALS: readonly [
    what: string,
    tensors: readonly Listed[],
    config: Config | null,
    code: string,
    data?: Extras['data'],
  ][] = [
    [
      'bits that the zeros contradict',
      gptq(4),
      quantised({ quant_method: 'gptq', bits: 8 }),
      'packing-disagrees',
    ],
    [
      'GPTQ without zeros and without bits',
      gptq(4).filter(([name]) => !name.endsWith('qzeros')),
      null,
      'packing-ambiguous',
    ],
    ['GPTQ in five bits', gptq(5), null, 'packing-shape'],
    [
      'a g_idx of another length',
      [...gptq(4).slice(0, 3), [`${M}.g_idx`, 'I32', [127]]],
      null,
      'packing-shape',
    ],
    [
      'a config of another scheme',
      gptq(4),
      quantised({ quant_method: 'awq', bits: 4 }),
      'packing-disagrees',
    ],
    [
      'a config that packs what is plain',
      [NORM],
      quantised({ quant_method: 'gptq', bits: 4 }),
      'packing-disagrees',
    ],
    ['a scheme with codebooks', [NORM], quantised({ quant_method: 'aqlm' }), 'packing-unknown'],
    ['bytes with nothing beside them', [[`${M}.weight`, 'U8', [8, 8]]], null, 'packing-unknown'],
    ['words with nothing beside them', [[`${M}.qweight`, 'I32', [8, 8]]], null, 'packing-unknown'],
    ['a trellis', [[`${M}.trellis`, 'I16', [8, 8, 16]]], null, 'packing-unknown'],
    [
      'MLX without a config',
      [
        [`${M}.weight`, 'U32', [96, 16]],
        [`${M}.scales`, 'F16', [96, 2]],
        [`${M}.biases`, 'F16', [96, 2]],
      ],
      null,
      'packing-ambiguous',
    ],
    [
      'MLX in groups of another size',
      [
        [`${M}.weight`, 'U32', [96, 16]],
        [`${M}.scales`, 'F16', [96, 2]],
      ],
      { quantization: { bits: 4, group_size: 32 } },
      'packing-disagrees',
    ],
    [
      'HQQ without its shape',
      [
        [`${M}.W_q`, 'U8', [8, 8]],
        [`${M}.scale`, 'F16', [8, 1]],
      ],
      null,
      'packing-ambiguous',
    ],
    [
      'a shape that the words can’t hold',
      compressed(4, 128)[0],
      groups(4),
      'packing-shape',
      { [`${M}.weight_shape`]: int64(96, 1000) },
    ],
    [
      'two widths and no shape',
      compressed(4, 128)[0].slice(0, 2),
      quantised({
        quant_method: 'compressed-tensors',
        config_groups: { a: { weights: { num_bits: 4 } }, b: { weights: { num_bits: 8 } } },
      }),
      'packing-ambiguous',
    ],
    ['a state of another size', bnb(32, [10, 10])[0], null, 'packing-shape', bnb(32, [10, 10])[1]],
    [
      'a module that the config leaves out',
      gptq(4),
      quantised({ quant_method: 'gptq', bits: 4, modules_to_not_convert: [M] }),
      'packing-disagrees',
    ],
    [
      'packed values in a floating type',
      [
        [`${M}.qweight`, 'F32', [16, 96]],
        [`${M}.scales`, 'F16', [4, 96]],
      ],
      null,
      'packing-unknown',
    ],
    ['a state that is no JSON', bnb(32, [8, 8])[0], null, 'packing-shape'],
    [
      'blocks and scales that differ',
      [
        ['a.down_proj_blocks', 'U8', [4, 8, 2, 16]],
        ['a.down_proj_scales', 'U8', [4, 8, 3]],
      ],
      null,
      'packing-shape',
    ],
  ];

  test.each(REFUSALS)('%s', async (_, tensors, config, code, data) => {
    await expect(read(tensors, config, data)).rejects.toMatchObject({ code });
  });
});
