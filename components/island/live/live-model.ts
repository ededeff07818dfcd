/** What a figure needs of a released model: its name and the facts it is counted from. */
export interface LiveModel {
  readonly id: string;
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Leaves the rest of a record out of the page. */
export function liveModel({ id, name, config }: LiveModel): LiveModel {
  return { id, name, config };
}
