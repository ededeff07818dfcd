import { defineLive } from '../live/element.ts';
import { expertsView, followModel } from './view.ts';

/** <wb-experts>: how many experts there are and how many a token asks; what is kept and what is read. */
defineLive('wb-experts', expertsView, followModel);
