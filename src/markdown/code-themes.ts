/**
 * Code in both themes at once: Shiki writes CSS variables and the page chooses.
 * The two themes are the ones whose colours keep 4.5:1 on the wash behind code.
 */
export const codeThemes = {
  themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  defaultColor: false,
} as const;
