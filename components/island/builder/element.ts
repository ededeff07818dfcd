import { defineLive } from '../live/element.ts';
import { builderView } from './view.ts';

/** <wb-builder>: switch parts in and out of both figures; the rule that takes the same parts is named. */
defineLive('wb-builder', builderView);
