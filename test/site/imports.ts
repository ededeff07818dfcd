/** The scripts beside it that a built script imports at once; what it loads later isn't among them. */
export function importsOf(code: string): string[] {
  return [...code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g)].map(
    ([, name = '']) => name,
  );
}
