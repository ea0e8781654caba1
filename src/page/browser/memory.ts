/** What the browser keeps for the next visit, in local storage and nowhere else. */
export interface Memory {
  readonly statements?: readonly { readonly name: string; readonly content: string }[];
  readonly pack?: string;
  readonly theme?: 'light' | 'dark';
}

const key = 'rulepack';

/** Empty where nothing is kept, or the browser keeps nothing. */
export function recall(): Memory {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return isMemory(kept) ? kept : {};
  } catch {
    return {};
  }
}

/** Keeps what is new, and gives whether that worked. Undefined takes something out. */
export function remember(change: { readonly [K in keyof Memory]: Memory[K] | undefined }): boolean {
  const kept = Object.entries({ ...recall(), ...change }).filter(([, value]) => value !== undefined);
  try {
    if (kept.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(Object.fromEntries(kept)));
    return true;
  } catch {
    return false;
  }
}

export function forget(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // What the browser does not keep is forgotten.
  }
}

/** Only this page writes it, but another version of it may have. */
function isMemory(kept: unknown): kept is Memory {
  if (typeof kept !== 'object' || kept === null) return false;
  const { statements, pack, theme } = kept as Record<string, unknown>;
  return (
    (statements === undefined || (Array.isArray(statements) && statements.every(isStatement))) &&
    (pack === undefined || typeof pack === 'string') &&
    (theme === undefined || theme === 'light' || theme === 'dark')
  );
}

function isStatement(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { name, content } = value as Record<string, unknown>;
  return typeof name === 'string' && typeof content === 'string';
}
