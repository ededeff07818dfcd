import { defineLive } from '../live/element.ts';
import { threadView } from './view.ts';

/** <wb-thread>: a public argument about a label, led by the reader from another start or on another model. */
defineLive('wb-thread', threadView);
