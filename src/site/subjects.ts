import type { ModelSubject, RuleSubject, WeighData } from '#components/island/ticket/subject.ts';
import type { Model, Rule } from '#catalogue';
import { models, rules } from './weighed.ts';

/** The part of a record that a ticket needs, in the browser as on the server. */
export function modelSubject(model: Model): ModelSubject {
  const { id, name, maker, repository, revision, config, file, claims } = model;
  const { source: _, ...facts } = file;
  return {
    id,
    name,
    maker,
    repository,
    revision,
    config,
    file: facts,
    claims: claims.map(({ by, where, total, active, states }) => ({
      by,
      where,
      total,
      active,
      states,
    })),
  };
}

export function ruleSubject(rule: Rule): RuleSubject {
  const {
    id,
    version,
    name,
    short,
    total,
    active,
    noActive,
    copies,
    extras,
    kinds,
    tiedTable,
    readers,
  } = rule;
  return {
    id,
    version,
    name,
    short,
    total,
    active,
    noActive,
    copies,
    extras,
    kinds,
    tiedTable,
    readers,
  };
}

export const weighData: WeighData = {
  rules: rules.map(ruleSubject),
  models: models.map(modelSubject),
};
