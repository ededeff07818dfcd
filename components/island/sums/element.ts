import { defineLive } from '../live/element.ts';
import { sumsView } from './view.ts';

/** <wb-sums>: one model under several rules of one name, with its vocabulary and its tie in the reader's hand. */
defineLive('wb-sums', sumsView);
