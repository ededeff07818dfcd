/** A source that can be weighed again: files can't, because a page may not keep them. */
export type Recent =
  | { readonly kind: 'hub'; readonly name: string; readonly address: string }
  | { readonly kind: 'config'; readonly name: string; readonly text: string };

const KEY = 'weighed';
const MOST = 5;
/** A longer config is no config, and a tab's storage is small. */
const MOST_TEXT = 50_000;

/** What was weighed in this tab, the last first. It is gone with the tab. */
export function recentSources(): readonly Recent[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? (kept as Recent[]) : [];
  } catch {
    return [];
  }
}

export function remember(source: Recent): void {
  if (source.kind === 'config' && source.text.length > MOST_TEXT) return;
  const others = recentSources().filter((each) => JSON.stringify(each) !== JSON.stringify(source));
  try {
    sessionStorage.setItem(KEY, JSON.stringify([source, ...others].slice(0, MOST)));
  } catch {
    // Storage is full or switched off: the list is a convenience.
  }
}
