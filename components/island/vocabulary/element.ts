import { defineLive } from '../live/element.ts';
import { vocabularyView } from './view.ts';

/** <wb-vocabulary>: what some thousand tokens more cost each model, in memory and in reading. */
defineLive('wb-vocabulary', vocabularyView);
