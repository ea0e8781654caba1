import type { Severity } from '../../index.js';
import { plainExpression } from '../../report/plain-expression.js';

/** What a validator says of a file, in a form that two validators can be compared in. */
export interface Verdict {
  /** Elements with an error; fatal counts as error, and what stands nowhere as an empty expression. */
  readonly errors: ReadonlySet<string>;
  /** Severity and element of warnings and information: `warning Patient.name[0]`. */
  readonly others: ReadonlySet<string>;
}

export interface Said {
  readonly severity: Severity;
  readonly expression: string;
}

export function verdictOf(issues: readonly Said[]): Verdict {
  const errors = new Set<string>();
  const others = new Set<string>();
  for (const { severity, expression } of issues) {
    const element = plainExpression(expression);
    if (severity === 'error' || severity === 'fatal') errors.add(element);
    else others.add(`${severity} ${element}`.trimEnd());
  }
  return { errors, others };
}
