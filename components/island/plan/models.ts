import type { ModelSubject } from '../ticket/subject.ts';

/** A model whose numbers can be put into the plan: of the catalogue, or a released config without facts of its file. */
export type PlanModel = Pick<ModelSubject, 'id' | 'name' | 'config' | 'file'>;
