import { defineLive } from '../live/element.ts';
import { purposeView } from './view.ts';

/** <wb-purpose>: a question, the rule whose figure answers it, and by how much every other rule misses. */
defineLive('wb-purpose', purposeView);
