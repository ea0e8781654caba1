/** What whoever serves the page wrote into its head. */
export interface ServedSettings {
  /** Origins that the browser may fetch from. */
  readonly hosts: readonly string[];
  /** Where the server fetches for the browser; empty where it does not. */
  readonly fetchPath: string;
}

export function servedSettings(): ServedSettings {
  const content = (name: string): string =>
    document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
  const hosts = content('rulepack-hosts');
  return { hosts: hosts === '' ? [] : hosts.split(' '), fetchPath: content('rulepack-fetch') };
}
