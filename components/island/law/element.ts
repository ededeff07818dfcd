import { defineLive } from '../live/element.ts';
import { followVocabulary, lawView } from './view.ts';

/** <wb-law>: one model’s N in two scaling laws, and what each asks for. */
defineLive('wb-law', lawView, followVocabulary);
