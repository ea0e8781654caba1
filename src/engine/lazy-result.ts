import type { CheckedIssue, CheckResult, RuleCount } from './check-result.js';

type Known = Pick<CheckResult, 'outcome' | 'issues' | 'leftOut' | 'isReadable' | 'resourceType' | 'text'>;

/**
 * A result whose counts are made when somebody asks: only they need rules that cannot find anything to be evaluated.
 * A class, since the engine keeps a hidden class, and with it the whole input, for each object with getters of its own.
 */
export class LazyResult implements CheckResult {
  readonly outcome: CheckResult['outcome'];
  readonly issues: readonly CheckedIssue[];
  readonly leftOut: number;
  readonly isReadable: boolean;
  readonly resourceType: string | undefined;
  readonly text: string | undefined;
  readonly #count: () => readonly RuleCount[];
  #rules: readonly RuleCount[] | undefined;

  constructor(
    { outcome, issues, leftOut, isReadable, resourceType, text }: Known,
    count: () => readonly RuleCount[],
  ) {
    this.outcome = outcome;
    this.issues = issues;
    this.leftOut = leftOut;
    this.isReadable = isReadable;
    this.resourceType = resourceType;
    this.text = text;
    this.#count = count;
  }

  get rules(): readonly RuleCount[] {
    return (this.#rules ??= this.#count());
  }

  get counts(): CheckResult['counts'] {
    const failed = this.rules.filter((each) => each.failed > 0).length;
    const passed = this.rules.filter((each) => each.failed === 0 && each.passed > 0).length;
    return { failed, passed, notApplicable: this.rules.length - failed - passed };
  }
}
