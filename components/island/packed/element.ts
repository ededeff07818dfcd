import { defineLive } from '../live/element.ts';
import { packedView } from './view.ts';

/** <wb-packed>: one model in a packed file, and what a reader makes of its header. */
defineLive('wb-packed', packedView);
