import { defineLive } from '../live/element.ts';
import { twinsView } from './view.ts';

/** <wb-twins>: a mixture of experts between the dense model that reads as much and the one that keeps as much. */
defineLive('wb-twins', twinsView);
