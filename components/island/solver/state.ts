/** What a shared link of the solver says: the label as it was typed, and the model, empty for any. */
export interface State {
  readonly label: string;
  readonly model: string;
}

const VERSION = '1';

export function readState(search: string): State {
  const query = new URLSearchParams(search);
  return { label: query.get('q') ?? '', model: query.get('m') ?? '' };
}

/** The query of a state: keys sorted, no model left out. */
export function writeState({ label, model }: State): string {
  const query = new URLSearchParams({ q: label, v: VERSION });
  if (model !== '') query.set('m', model);
  query.sort();
  return `?${query.toString().replaceAll('%2F', '/')}`;
}
