/** Doubles carry some sixteen digits; the last is noise, of which 0.1 + 0.2 is known. It goes where that is shorter. */
export function withoutNoise(value: number): number | undefined {
  if (Number.isInteger(value)) return value;
  if (!Number.isFinite(value)) return undefined;
  const rounded = Number(value.toPrecision(15));
  return String(rounded).length < String(value).length - 3 ? rounded : value;
}

/** Digits behind the point, at least those that count. */
export function fractionDigits(text: string): number {
  const match = /^[-+]?\d+(?:\.(\d+))?(?:e([-+]?\d+))?$/.exec(text);
  return Math.min(100, Math.max(0, (match?.[1]?.length ?? 0) - Number(match?.[2] ?? 0)));
}

/** Rounds half up, in the decimal digits that the number shows: 1.005 becomes 1.01. */
export function roundTo(value: number, digits: number): number | undefined {
  return scaled(value, digits, (each) => Math.round(each));
}

/** Applies a rounding at a digit behind the point, unhurt by the binary fraction. */
export function scaled(value: number, digits: number, round: (value: number) => number): number | undefined {
  const moved = Number(moveDecimalPoint(value, digits));
  return Number.isFinite(moved) ? Number(moveDecimalPoint(round(moved), -digits)) : value;
}

function moveDecimalPoint(value: number, digits: number): string {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  return `${mantissa}e${(Number(exponent) + digits).toString()}`;
}
