import { defineLive } from '../live/element.ts';
import { paceView } from './view.ts';

/** <wb-pace>: measured times of a token, held against the count of the reader's choice. */
defineLive('wb-pace', paceView);
