import { ticketView, type TicketView } from '#components/island/ticket/view.ts';
import type { Model, Rule } from '#catalogue';
import { numberPath } from './addresses.ts';
import { modelSubject, weighData } from './subjects.ts';
import { absolute } from './url.ts';

/** The ticket of a released model under a rule, as the pages show it before any script runs. */
export function releasedTicket(model: Model, rule: Rule): TicketView {
  const ruleSubject = weighData.rules.find(({ id }) => id === rule.id);
  if (!ruleSubject) throw new Error(`${rule.id} is not a rule of the catalogue.`);
  return ticketView({
    model: modelSubject(model),
    rule: ruleSubject,
    rules: weighData.rules,
    changes: [],
    link: absolute(numberPath(model.id, rule.id)),
  });
}
