/** Where an error came from, without its message: that may hold what somebody sent. */
export function failureOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return typeof error;
  const { name, code, message, stack } = error as Readonly<Record<string, unknown>>;
  const calls = (typeof stack === 'string' ? stack : '')
    .replace(String(message), () => '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim());
  return [name, code, ...calls].filter((part) => typeof part === 'string').join(' ');
}
