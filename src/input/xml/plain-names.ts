/** Of the characters of ASCII, those that begin a name, that are in one, and that are in one with a prefix. */
const [start, part, prefixed] = [1, 2, 4] as const;

const uses = new Uint8Array(0x80);
const allow = (characters: string, use: number): void => {
  for (const each of characters) uses[each.charCodeAt(0)] = use;
};
allow('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_', start | part | prefixed);
allow('0123456789.-', part | prefixed);
allow(':', prefixed);

export const isNameStart = (code: number): boolean => ((uses[code] ?? 0) & start) !== 0;

/** So many names are kept at the most; most resources have a hundred. */
const kept = 0x400;

/** Reads names of ASCII. The same name is the same string again, so that whoever looks it up finds its hash there. */
export class PlainNames {
  /** Behind the name that was read last. */
  end = 0;
  private readonly known: (string | undefined)[] = [];

  /** Reads the name of an element, without a prefix: it ends where that would. */
  element(text: string, from: number): string {
    return this.read(text, from, part);
  }

  attribute(text: string, from: number): string {
    return this.read(text, from, prefixed);
  }

  private read(text: string, from: number, use: number): string {
    let hash = 0;
    let at = from;
    for (;;) {
      const code = text.charCodeAt(at);
      if (((uses[code] ?? 0) & use) === 0) break;
      hash = (hash * 31 + code) % kept;
      at += 1;
    }
    this.end = at;
    const known = this.known[hash];
    if (known?.length === at - from && text.startsWith(known, from)) return known;
    const name = text.slice(from, at);
    this.known[hash] = name;
    return name;
  }
}
