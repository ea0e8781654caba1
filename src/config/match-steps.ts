/**
 * Whether steps follow a pattern in which `**` stands for any number of steps. Takes time in proportion to the product
 * of both lengths, whatever the pattern.
 */
export function matchSteps<T>(
  pattern: readonly (T | typeof anySteps)[],
  steps: readonly string[],
  matches: (pattern: T, step: string) => boolean,
): boolean {
  // Which beginnings of the steps the pattern so far can stand for.
  let reached = [true, ...steps.map(() => false)];
  for (const part of pattern) {
    const next = reached.map(() => false);
    for (let at = 0; at <= steps.length; at++) {
      if (part === anySteps) next[at] = reached[at] === true || (at > 0 && next[at - 1] === true);
      else if (at > 0) next[at] = reached[at - 1] === true && matches(part, steps[at - 1] ?? '');
    }
    reached = next;
  }
  return reached[steps.length] === true;
}

/** Any number of steps, none included. */
export const anySteps: unique symbol = Symbol('**');
