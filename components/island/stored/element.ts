import { defineLive } from '../live/element.ts';
import { storedView } from './view.ts';

/** <wb-stored>: a draft block in or out, its tables its own or not, a head tied or not and written out or not. */
defineLive('wb-stored', storedView);
