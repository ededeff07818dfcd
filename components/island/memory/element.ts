import { defineLive } from '../live/element.ts';
import { memoryView } from './view.ts';

/** <wb-memory>: a model's weights in each format, beside a machine's memory and bandwidth. */
defineLive('wb-memory', memoryView);
