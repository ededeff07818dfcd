import { mismatch, type Scheme } from './scheme.ts';
import { wholesIn } from './whole-numbers.ts';

/** All that HQQ keeps of its settings in tensors beside `W_q` (mobiusml/hqq, hqq/core/quantize.py). */
const AUXILIARY = (
  'scale zero shape nbits group_size axis packing view_as_float unpack_view_dtype compute_dtype ' +
  'channel_wise optimize round_zero quant_zero quant_scale offload_meta encoded_state_dict stores_quant_config ' +
  'meta zero_q zero_scale zero_zero scale_q scale_scale scale_zero'
).split(' ');

/**
 * HQQ: `W_q` packs eight, four or two values a byte, or ten 3-bit values in an
 * int32 with padding, so only the `shape` beside it says how many there are.
 */
export const hqq: Scheme = {
  id: 'HQQ',
  methods: ['hqq'],
  reads: ['shape'],
  fits: ({ tensor }) => tensor.name.endsWith('.W_q'),
  unpack(packed) {
    const { tensor, beside, content } = packed;
    const shape = wholesIn(beside('shape'), content);
    if (!shape)
      throw mismatch(
        packed,
        'HQQ',
        null,
        'its shape stands in a tensor beside it, and there is none that could be read.',
        'packing-ambiguous',
      );
    const values = shape.reduce((product, size) => product * size, 1);
    // One byte holds at most eight values, one int32 ten.
    if (values < tensor.elements || values > tensor.elements * 10) {
      throw mismatch(
        packed,
        'HQQ',
        shape,
        `${tensor.elements} elements of ${tensor.dtype} can't hold it.`,
      );
    }
    return { shape, auxiliary: AUXILIARY };
  },
};
