import { ledgerOf, weighUnder } from '#engine';
import type { Convention, Ledger } from '#engine';
import type { Bytes } from '../../../src/engine/bytes/bytes-of-row.ts';
import type { StorageFormat, StorageType } from '../../../src/engine/bytes/storage.ts';
import { weighBytes } from '../../../src/engine/bytes/weigh-bytes.ts';
import { gigabytes } from '../../../src/engine/format.ts';
import { bitsEach, decimals } from '../../../src/engine/quotients.ts';
import { exact } from '../live/exact.ts';
import type { LiveRelease } from '../live/live-model.ts';
import type { LiveView, Values } from '../live/live-view.ts';

export interface MemoryFacts {
  readonly models: readonly LiveRelease[];
  readonly formats: readonly StorageFormat[];
  readonly types: readonly StorageType[];
  /** In its total what must be loaded, as active what one token reads. */
  readonly rule: Convention;
}

const GB = 1_000_000_000;

interface InFormat {
  readonly format: StorageFormat;
  readonly kept: Bytes;
  readonly read: Bytes;
}

/**
 * A model's weights in every format: bytes to load and bytes one token reads,
 * beside a machine's memory and bandwidth. Cache and work space are not in it.
 */
export function memoryView(values: Values, facts: MemoryFacts): LiveView {
  const { models, formats, types, rule } = facts;
  const model = models.find(({ id }) => id === values['m']) ?? models[0];
  if (!model) throw new Error('The figure of memory needs a model.');
  const released = ledgerOf(model.config, model.file);
  const ledger = values['mtp'] === 'in' ? released : withoutDraft(released);
  const weighing = weighUnder(ledger, rule);
  const [parameters, weights] = [exact(weighing.total), exact(weighing.active)];
  const all = formats.map((format): InFormat => {
    const { total, active } = weighBytes(ledger, weighing, format, types);
    return { format, kept: total, read: active };
  });
  const chosen = all.find(({ format }) => format.id === values['f']) ?? all[0];
  if (!chosen) throw new Error('The figure of memory needs a format.');
  return {
    figures: {
      parameters,
      weights,
      ...(chosen.kept.kind === 'exact' ? { kept: chosen.kept.bytes } : {}),
      ...(chosen.read.kind === 'exact' ? { read: chosen.read.bytes } : {}),
    },
    texts: {
      ram: `${values['ram'] ?? ''} GB`,
      bw: `${values['bw'] ?? ''} GB a second`,
      kept: gb(chosen.kept),
      read: gb(chosen.read),
      room: roomText(chosen, Number(values['ram'])),
      pace: paceText(chosen, Number(values['bw'])),
      ...Object.fromEntries(all.flatMap((each) => rowTexts(each, parameters))),
    },
    bars: {},
    off: hasDraft(released) ? [] : ['mtp'],
    said: saidOf(model, chosen),
  };
}

function rowTexts(
  { format: { id }, kept, read }: InFormat,
  parameters: number,
): [string, string][] {
  return [
    [`${id}-kept`, gb(kept)],
    [`${id}-bits`, kept.kind === 'exact' ? bitsEach(kept.bytes, parameters) : 'none'],
    [`${id}-read`, gb(read)],
    [`${id}-why`, kept.kind === 'none' ? `No figure: ${kept.why}.` : ''],
  ];
}

function gb(bytes: Bytes): string {
  return bytes.kind === 'exact' ? gigabytes(bytes.bytes) : 'none';
}

function roomText({ format, kept }: InFormat, ram: number): string {
  if (kept.kind === 'none') return `${format.name} gives no figure here: ${kept.why}.`;
  const left = ram * GB - kept.bytes;
  return left >= 0
    ? `Of ${ram} GB it leaves ${gigabytes(left)} for cache and work space.`
    : `It is ${gigabytes(-left)} more than ${ram} GB, before any cache.`;
}

/** The most tokens a second that the bandwidth allows, rounded up so that it stays a bound. */
function paceText({ read }: InFormat, bandwidth: number): string {
  if (read.kind === 'none') return '';
  const most = decimals(BigInt(bandwidth * GB), BigInt(read.bytes), 1, 'ceil');
  return `At ${bandwidth} GB a second no more than ${most} tokens a second for one reader.`;
}

function saidOf({ repository }: LiveRelease, { format, kept, read }: InFormat): string {
  return kept.kind === 'exact'
    ? `${repository} in ${format.name}: ${gb(kept)} of weights, ${gb(read)} read for each token; cache and work space not counted.`
    : `${repository} in ${format.name}: no figure, ${kept.why}.`;
}

function withoutDraft(ledger: Ledger): Ledger {
  return { ...ledger, rows: ledger.rows.filter(({ role }) => role !== 'mtp') };
}

function hasDraft({ rows }: Ledger): boolean {
  return rows.some(({ role }) => role === 'mtp');
}
