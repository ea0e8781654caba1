/** Whether a YAML text looks like a rule pack, sound or not: it has the fields that a pack begins with. */
export function isPackText(text: string): boolean {
  const head = text.slice(0, maxHead);
  return has(head, 'language') && (has(head, 'pack') || has(head, 'rules'));
}

const maxHead = 64 * 1024;

const has = (text: string, field: string): boolean =>
  new RegExp(`^\\uFEFF?["']?${field}["']?[ \\t]*:(?:\\s|$)`, 'm').test(text);
