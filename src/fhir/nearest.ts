/** The candidate most like a mistyped name, if one is near enough to be meant. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
  const lower = name.toLowerCase();
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > bestDistance) continue;
    const distance = editDistance(lower, candidate.toLowerCase(), bestDistance);
    const isCloser =
      distance < bestDistance ||
      (distance === bestDistance && best !== undefined && alike(lower, candidate) > alike(lower, best));
    if (isCloser) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** How many letters two names begin with alike. */
function alike(lower: string, candidate: string): number {
  const other = candidate.toLowerCase();
  let at = 0;
  while (at < lower.length && lower[at] === other[at]) at += 1;
  return at;
}

/**
 * Letters to insert, delete, replace or swap with their neighbour (optimal string alignment); more than the most where
 * that is sure.
 */
function editDistance(from: string, to: string, most: number): number {
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    // A swap may come back from the row before this one.
    if (Math.min(...row) > most + 1) return most + 1;
    before = above;
    above = row;
  }
  return above[to.length] ?? 0;
}
