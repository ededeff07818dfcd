import { defineLive } from '../live/element.ts';
import { handView } from './view.ts';

/** <wb-hand>: ten numbers, ten lines, and the engine's count beside them. */
defineLive('wb-hand', handView);
