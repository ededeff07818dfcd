import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { joinedDraft } from '../layers/draft.ts';
import { rotaryVisionTower } from '../layers/rotary-vision-tower.ts';
import type { Row } from '../ledger.ts';
import { declaredDrafts } from './declared-drafts.ts';
import { buildExaone4 } from './exaone4.ts';
import type { Family } from './family.ts';
import { readGatedTower } from './rotary-tower.ts';
import { readOuterTied, readPart } from './wrapped.ts';

/** EXAONE 4.5: EXAONE 4 with a draft block, beside a tower whose heads share keys and values. */
export const exaone45: Family = {
  id: 'exaone4_5',
  classes: ['Exaone4_5_ForConditionalGeneration'],
  build(config) {
    const text = readPart(config, 'text_config', ['exaone4_5_text', 'exaone4']);
    const vision = readPart(config, 'vision_config', ['exaone4_5_vision']);
    const tied = readOuterTied(config, text, false);
    const extra = rotaryVisionTower('model.visual.', readGatedTower(vision, true));
    return buildExaone4(
      text,
      { draft: (layer, hidden) => readDraft(text, layer, hidden) },
      { prefix: 'model.language_model.', tied, extra },
    );
  },
};

/** One layer more, which the release counts twice over in its config. */
function readDraft(text: Config, layer: readonly Row[], hidden: Dim): Row[] {
  const key = 'num_nextn_predict_layers';
  const layers = declaredDrafts(text, key);
  text.only('_num_mtp_layers', layers, `It is another name of ${key}.`);
  if (layers === 0) return [];
  // One set of weights serves all steps where they are shared; the release has one step.
  text.ignore('mtp_share_layers');
  text.only(key, 1, 'The release has one draft layer; whether more would share it is not known.');
  return joinedDraft(layer, hidden, dim('draft layers', layers));
}
