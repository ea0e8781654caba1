/** A pack whose examples are to be run. */
export interface ProveJob {
  readonly text: string;
  /** Where its file is, or is to be; undefined: nowhere. */
  readonly path: string | undefined;
  readonly name: string;
}
