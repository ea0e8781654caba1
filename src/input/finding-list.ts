import type { Finding } from './finding.js';

/** So many notices are worth some work on their words. */
const early = 30;

/** Something that is said once, however often it is met. */
interface Notice {
  readonly finding: Finding;
  count: number;
}

/**
 * What a walk finds. As many are kept as the limit says, grave ones and mild ones apart, so that mild ones never take
 * the place of grave ones; the rest is counted.
 */
export class FindingList {
  leftOut = 0;
  private readonly grave: Finding[] = [];
  private readonly mild: Finding[] = [];
  private notices: Map<string, Notice> | undefined;
  private readonly limit: number;
  private readonly off: ReadonlySet<string>;

  /** `off` has the keys of findings that nobody wants to be told of. */
  constructor(limit: number, off: ReadonlySet<string>) {
    this.limit = limit;
    this.off = off;
  }

  add(key: string, isGrave: boolean, finding: () => Finding): void {
    if (this.off.has(key)) return;
    const list = isGrave ? this.grave : this.mild;
    if (list.length < this.limit) list.push(finding());
    else this.leftOut += 1;
  }

  /** The first place is the one to tell. */
  note(key: string, about: string, finding: (isEarly: boolean) => Finding): void {
    if (this.off.has(key)) return;
    const notices = (this.notices ??= new Map<string, Notice>());
    const known = notices.get(about);
    if (known !== undefined) known.count += 1;
    else if (notices.size < this.limit) {
      notices.set(about, { finding: finding(notices.size < early), count: 1 });
    } else this.leftOut += 1;
  }

  all(): Finding[] {
    if (this.notices === undefined && this.mild.length === 0) return this.grave;
    const notices = [...(this.notices?.values() ?? [])].map(({ finding, count }) =>
      count === 1 ? finding : { ...finding, text: `${finding.text} ${counted(count)}` },
    );
    return [...this.grave, ...this.mild, ...notices];
  }
}

const counted = (count: number): string =>
  `There are ${count.toString()} such places in the resource; this is the first.`;
