/**
 * Python's json module writes `Infinity`, `-Infinity` and `NaN`, which JSON doesn't
 * have, and released configs hold them (an upper limit of a time step). They
 * are read as the numbers they are: where such a value stands in a field that
 * matters, the engine refuses it as it refuses every number that isn't whole.
 *
 * @throws SyntaxError where the text is no JSON even so.
 */
export function parsePythonJson(text: string): unknown {
  if (!/\b(Infinity|NaN)\b/.test(text)) return JSON.parse(text);
  const standing = text.replace(STRING_OR_CONSTANT, (found) =>
    found.startsWith('"') ? found : JSON.stringify(MARK + found),
  );
  return JSON.parse(standing, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(MARK) ? Number(value.slice(MARK.length)) : value,
  );
}

/** Strings are matched whole, so that a constant's name inside one is left alone. */
const STRING_OR_CONSTANT = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;

/** Starts a stand-in; a character that no text of a config has. */
const MARK = '\u{F0000}';
