import type { Ledger } from '#engine';
import { ledgerOf } from '#engine';
import type { LiveRelease } from '../live/live-model.ts';
import type { Values } from '../live/live-view.ts';

/** How a model's tables and draft block lie in a file: as released, or as the reader has it. */
export interface Layout {
  readonly declaresDraft: boolean;
  readonly draft: 'stored' | 'absent';
  readonly draftTables: 'own' | 'shared';
  readonly tied: boolean;
  readonly tiedHead: 'stored' | 'absent';
}

const DRAFT_BLOCKS = 'num_nextn_predict_layers';
const TIED = 'tie_word_embeddings';

export function releasedLayout({ config, file }: LiveRelease): Layout {
  return {
    declaresDraft: Number(config[DRAFT_BLOCKS] ?? 0) > 0,
    draft: file.mtp ?? 'absent',
    draftTables: file.mtpTables ?? 'shared',
    tied: config[TIED] === true,
    tiedHead: file.tiedHead ?? 'absent',
  };
}

/** The layout that the controls say; "as" leaves a point as the model was released. */
export function chosenLayout(values: Values, released: Layout): Layout {
  const set = (name: string): string => values[name] ?? 'as';
  const draft =
    set('mtp') === 'as' || !released.declaresDraft ? released.draft : toDraft(set('mtp'));
  return {
    ...released,
    draft,
    draftTables:
      set('own') === 'as' ? released.draftTables : set('own') === 'own' ? 'own' : 'shared',
    tied: set('tie') === 'as' ? released.tied : set('tie') === 'tied',
    tiedHead:
      set('twice') === 'as' ? released.tiedHead : set('twice') === 'twice' ? 'stored' : 'absent',
  };
}

function toDraft(value: string): Layout['draft'] {
  return value === 'in' ? 'stored' : 'absent';
}

/** The ledger of a model whose file is laid out so. Facts that a layout makes meaningless are left out. */
export function ledgerIn(layout: Layout, { config, file }: LiveRelease): Ledger {
  const { scales, buffers } = file;
  const draft = layout.declaresDraft ? { mtp: layout.draft } : {};
  const tables =
    layout.declaresDraft && layout.draft === 'stored' ? { mtpTables: layout.draftTables } : {};
  const head = layout.tied ? { tiedHead: layout.tiedHead } : {};
  return ledgerOf(
    { ...config, [TIED]: layout.tied },
    { scales, buffers, ...draft, ...tables, ...head },
  );
}
