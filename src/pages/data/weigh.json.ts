import { weighData } from '#site/subjects.ts';

/** The facts that islands count from: every rule and every model. It holds no count. */
export const GET = (): Response => Response.json(weighData);
