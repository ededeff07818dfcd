import { defineLive } from '../live/element.ts';
import { headsView } from './view.ts';

/** <wb-heads>: one layer's attention, with keys and values for every head, for groups, for all together, or through a latent. */
defineLive('wb-heads', headsView);
