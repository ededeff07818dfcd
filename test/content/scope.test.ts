import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * What the reference promises to hold. A page may be added without a line here;
 * one that is named can't be dropped or renamed without somebody noticing,
 * because its address is a promise.
 */
const content = join(import.meta.dirname, '../../content');
const pagesIn = (folder: string): string[] =>
  readdirSync(join(content, folder)).map((name) => name.replace(/\.(mdx|json)$/, ''));
const words = (text: string): string[] => text.trim().split(/\s+/);

const TERMS = words(`
  a-suffix active-parameters adapter-parameters all-but-mtp as-stored attention-parameters
  attention-sink bias-parameters bits-per-parameter body-plus-mtp both-tables buffer
  bytes-per-parameter chinchilla-n claim component-breakdown config-json counting-convention
  dead-parameters dense-model duplicate-table dynamic-range effective-parameters eh-proj
  everything-once expert-count-name feed-forward-network first-k-dense flops-per-token
  framework-rank-count frozen-parameters gguf gguf-sum grouped-query-attention
  head-only-active hub-size-chip hybrid-model input-embedding kaplan-n language-model-only
  latent-moe linear-attention live-parameters lookup-table marketing-name memory-bandwidth
  memory-footprint mixture-of-experts model-size mtp-sidecar multi-head-latent-attention
  multi-token-prediction ngram-embedding non-embedding-parameters normalization-parameters
  output-head packed-weights parameter-count per-layer-embedding positional-embedding
  projector qk-norm quantization quantization-scale read-per-token rotary-embedding rounding
  routed-expert router router-bias safetensors scaling-law shared-expert size-label
  sparse-activation sparse-indexer state-space-mixer tied-embeddings top-k-routing
  total-parameters trainable-parameters two-figure-active vision-tower vocab-padding
  vocab-size with-vision zero-computation-expert
`);

/** Questions that people asked in public, each under the slug that answers it. */
const QUESTIONS = words(`
  active-and-the-vision-encoder are-routers-counted big-bench-non-embedding-sizes
  change-top-k-at-run-time code-for-activated-parameters code-llama-34b-gptq-4-98b
  cogview4-6b-or-15b count-from-gguf count-total-and-activated deepseek-v2-lite-active
  deepseek-v3-37b-active deepseek-v3-685b-or-671b detect-a-moe
  do-e2b-and-e4b-exclude-embeddings do-opt-sizes-include-embeddings
  does-a-tied-head-count-as-active does-quantising-change-the-count
  does-the-active-share-predict-quality exclude-embeddings four-bit-llama-2-7b
  gemma-4-e2b-large-on-disk gemma4-26b-mlx-8-7b-or-6-3b gguf-lost-its-mtp
  glm-4-6-smaller-than-glm-4-5 gpt-2-117m-or-124m gpt-2-137m-on-the-hub
  gpt-2-163m-with-a-new-head gpt-3-175b gptq-removed-parameters how-many-gb-is-n-billion
  is-bert-437-or-418-mb is-gemma-7b-really-7b is-mbert-110m keep-mtp-in-a-gguf
  kimi-k2-1t-or-1-04t leaderboard-70b-under-1-5b leaderboard-embedding-and-active
  llama-30b-or-33b llama-4-maverick-400b-or-402b llava-13b-vision-encoder
  lm-studio-7b-for-llama-3-1-8b load-only-the-active-parameters merge-7b-or-9b
  mfu-and-the-vision-tower mixtral-8x22b-active mono-internvl-1-8b moose-333k
  more-than-16-bits-per-parameter motif-89b-for-314b multilingual-minilm-21m-or-117m
  nanogpt-non-embedding num-hidden-layers-61 nvfp4-repository-shows-half
  ollama-shows-gemma-7b-as-9b one-trillion-in-640-gb onnx-four-bit peft-two-percentages
  plus-one-in-average-activated pre-quantised-ranked-too-well pythia-410m-on-the-hub
  qwen3-0-6b-on-the-hub r1-more-than-37b several-active-counts
  should-embeddings-count-in-scaling-laws size-of-a-moe speedrun-162m story-model-42m-or-58m
  t5-large-770m-or-737m tigerbot-180b-and-bloom tinystories-33m-loads-68m
  training-banner-7-billion transformerlens-n-params-85m two-bit-repository-of-40-gb
  vision-encoder-in-memory vocab-times-hidden what-are-per-layer-embeddings
  what-does-a3b-mean what-does-live-mean which-gemma-3n-size-is-right
  which-number-for-an-embedding-model why-a-small-active-model-is-large-on-disk
  why-dont-bert-modules-add-up why-gpt-oss-120b-has-117b why-is-there-no-standard
  why-mixtral-8x7b-is-not-56b
`);

/** The explainers, in their reading order. */
const EXPLAINERS = words(`
  parameter-count total-vs-active dense-vs-moe the-thread mtp-and-stored-twice embeddings-and-the-head
  tied-weights memory-and-bandwidth attention experts-and-routers non-embedding how-to-count-by-hand
  scaling-laws quantised-files which-figure-for-which-purpose which-rule-predicts-speed multimodal
`);

/** Counting rules, each with its normative page. */
const CONVENTIONS = words(`
  all-but-mtp all-but-mtp-body-active as-stored body-plus-mtp body-plus-mtp-label both-tables
  everything-once gguf-sum head-only-active hidden-matmul hub-shown language-model-only naive-topk
  non-embedding non-embedding-modules non-embedding-one-table non-embedding-positions
  read-per-token router-free with-vision
`);

/** Other counters, each written anew under the tests. */
const COUNTERS = words(`
  accelerate cookbook gguf-py hf-mem huggingface-js llmfit megatron-lm moespeedcalc
`);

describe.each([
  { folder: 'explainers', promised: EXPLAINERS, least: 17 },
  { folder: 'glossary', promised: TERMS, least: 87 },
  { folder: 'faq', promised: QUESTIONS, least: 85 },
  { folder: 'conventions', promised: CONVENTIONS, least: 20 },
  { folder: 'counters', promised: COUNTERS, least: 8 },
])('content/$folder', ({ folder, promised, least }) => {
  test(`holds what is promised, ${least} pages or more`, () => {
    const there = new Set(pagesIn(folder));
    expect(promised.filter((slug) => !there.has(slug))).toEqual([]);
    expect(new Set(promised).size).toBe(least);
    expect(there.size).toBeGreaterThanOrEqual(least);
  });
});
