import { defineLive } from '../live/element.ts';
import { routesView } from './view.ts';

/** <wb-routes>: a routed layer part by part, as experts, their width and the dense layers are moved. */
defineLive('wb-routes', routesView);
