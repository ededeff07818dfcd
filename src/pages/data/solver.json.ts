import { solverData } from '#site/solver-table.ts';

/** What labels are solved from: loaded when a reader first asks. */
export const GET = (): Response => Response.json(solverData);
