export type Theme = 'light' | 'dark' | undefined;

/** Undefined: as the system has it. */
export function applyTheme(theme: Theme): void {
  if (theme === undefined) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
