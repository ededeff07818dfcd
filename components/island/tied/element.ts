import { defineLive } from '../live/element.ts';
import { tiedView } from './view.ts';

/** <wb-tied>: a model's vocabulary table tied, stored twice or untied, and what each rule says of it. */
defineLive('wb-tied', tiedView);
