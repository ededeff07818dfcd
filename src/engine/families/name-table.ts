/** Replaces stretches of names by others; the first that is there. */
export function byTable(table: readonly (readonly [ours: string, theirs: string])[]) {
  return (name: string): string => {
    const found = table.find(([ours]) => name.includes(ours));
    return found ? name.replace(...found) : name;
  };
}
