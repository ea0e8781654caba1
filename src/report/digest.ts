/**
 * 16 hexadecimal digits of a text: it tells texts apart, and protects against nobody. Two halves multiplied by
 * different odd numbers, mixed at the end.
 */
export function digest(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x050c5d1f;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x9e3779b1);
  }
  return digits(mixed(first) ^ second) + digits(mixed(second) ^ first);
}

/** Lets every bit of a half depend on all that are above it. */
function mixed(half: number): number {
  const once = Math.imul(half ^ (half >>> 16), 0x85ebca6b);
  return once ^ (once >>> 13);
}

const digits = (half: number): string => (half >>> 0).toString(16).padStart(8, '0');
