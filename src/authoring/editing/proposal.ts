/** One way to go on writing. */
export interface Proposal {
  readonly label: string;
  readonly kind: 'field' | 'value' | 'element' | 'function' | 'variable' | 'type' | 'operator';
  /** In a few words: the types of an element, the value of a constant. */
  readonly detail: string | undefined;
  /** A sentence about it. */
  readonly about?: string | undefined;
}

export interface Proposals {
  /** Where the word begins that a proposal stands for. */
  readonly from: number;
  readonly options: readonly Proposal[];
}
