import { statedBy } from '#catalogue';
import type { SolverData } from '#components/island/solver/data.ts';
import { solvable } from '#engine/solver/table.ts';
import { ledgerFor, models, rules } from './weighed.ts';

/** Every model’s figures and parts under every rule: what the solver reads in a reader’s browser. */
export const solverData: SolverData = {
  rules: rules.map(
    ({ id, name, version, status, total, active, copies, extras, kinds, tiedTable }) => ({
      id,
      name,
      version,
      status,
      total,
      active,
      copies,
      extras,
      kinds,
      tiedTable,
    }),
  ),
  models: models.map((model) =>
    solvable({ id: model.id, name: model.name, states: statedBy(model) }, ledgerFor(model), rules),
  ),
};
