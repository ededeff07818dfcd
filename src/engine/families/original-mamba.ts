import type { Config } from '../config.ts';
import { roundedUp } from '../rounded-up.ts';

/**
 * A config of the code that Mamba came with, in the fields of transformers, with the original
 * code's defaults (https://github.com/state-spaces/mamba). The vocabulary is padded to a multiple.
 *
 * @throws ConfigError naming the original field.
 */
export function originalMamba(config: Config, type: 'mamba' | 'mamba2'): Record<string, unknown> {
  config.assume(`model_type is not given: ${type}, by the fields of the original Mamba code.`);
  const hidden = config.size('d_model');
  const multiple = config.size('pad_vocab_size_multiple');
  config.only('rms_norm', true, 'LayerNorms would have biases that are not read here.');
  config.only('d_intermediate', 0, 'It adds feed-forwards, which are not read here.');
  refuseAttention(config);
  const mixer = config.nested('ssm_cfg');
  mixer.choiceOr('layer', ['Mamba1', 'Mamba2'], { value: 'Mamba1', because: 'the first one' });
  const shared = {
    model_type: type,
    vocab_size: roundedUp(config.size('vocab_size'), multiple),
    hidden_size: hidden,
    num_hidden_layers: config.size('n_layer'),
    tie_word_embeddings: config.flagOr('tie_embeddings', { value: true, because: OWN }),
    conv_kernel: mixer.sizeOr('d_conv', { value: 4, because: OWN }),
    expand: mixer.sizeOr('expand', { value: 2, because: OWN }),
    use_bias: mixer.flagOr('bias', { value: false, because: OWN }),
    use_conv_bias: mixer.flagOr('conv_bias', { value: true, because: OWN }),
  };
  const own = type === 'mamba' ? firstMixer(mixer) : secondMixer(mixer, hidden * shared.expand);
  config.refuseUnread('the original Mamba code');
  return { ...shared, ...own };
}

const OWN = "the original code's default";

function firstMixer(mixer: Config): Record<string, unknown> {
  const rank = mixer.raw('dt_rank') ?? 'auto';
  return {
    state_size: mixer.sizeOr('d_state', { value: 16, because: OWN }),
    time_step_rank: rank === 'auto' ? rank : mixer.size('dt_rank'),
  };
}

function secondMixer(mixer: Config, width: number): Record<string, unknown> {
  mixer.only('rmsnorm', true, 'The norm before the output is always counted here.');
  mixer.only('D_has_hdim', false, 'It would give the skip one value a channel.');
  mixer.only('d_ssm', width, 'It narrows the recurrence and adds a feed-forward beside it.');
  const headSize = mixer.sizeOr('headdim', { value: 64, because: OWN });
  if (width % headSize !== 0) {
    throw mixer.refusal(
      'inconsistent',
      'headdim',
      headSize,
      `It must divide d_model × expand, ${width}.`,
      'Correct it from the published config.json.',
    );
  }
  return {
    state_size: mixer.sizeOr('d_state', { value: 128, because: OWN }),
    head_dim: headSize,
    num_heads: width / headSize,
    n_groups: mixer.sizeOr('ngroups', { value: 1, because: OWN }),
  };
}

/** Hybrids of the same code have attention in listed layers, with settings of their own. */
function refuseAttention(config: Config): void {
  const listed = config.raw('attn_layer_idx');
  config.ignore('attn_cfg');
  if (listed == null || (Array.isArray(listed) && listed.length === 0)) return;
  throw config.refusal(
    'not-understood',
    'attn_layer_idx',
    listed,
    'Attention layers of the original Mamba code are not read here.',
    'Count the file itself, or open an issue with the config.',
  );
}
