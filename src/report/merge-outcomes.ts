import { outcomeOf } from '../engine/outcome.js';
import type { Issue, Outcome } from '../fhir/issue.js';
import { plainExpression } from './plain-expression.js';

/** What validators said of one file. */
export interface FileOutcome {
  /** Undefined where no outcome names one. */
  readonly file: string | undefined;
  readonly outcome: Outcome;
}

/**
 * Joins what several validators said of the same files: an outcome a file, in the order in which the files come first.
 * What an earlier validator says with the same severity, element and message id is not said again; what one says twice
 * stays. `fileKey` gives the same for two names of one file.
 */
export function mergeOutcomes(
  validators: readonly (readonly Outcome[])[],
  fileKey: (file: string) => string,
): readonly FileOutcome[] {
  const only = onlyFile(validators.flat(), fileKey);
  const merged = new Map<string | undefined, Group>();
  for (const outcomes of validators) {
    for (const [key, { file, issues }] of groupByFile(outcomes, fileKey, only)) {
      const before = merged.get(key);
      if (before === undefined) merged.set(key, { file, issues });
      else {
        const said = new Set(before.issues.map(sayingOf));
        for (const issue of issues) {
          if (messageIdOf(issue) === undefined || !said.has(sayingOf(issue))) before.issues.push(issue);
        }
      }
    }
  }
  return [...merged.values()].map(({ file, issues }) => ({ file, outcome: outcomeOf(issues, file) }));
}

interface Group {
  readonly file: string | undefined;
  readonly issues: Issue[];
}

function groupByFile(
  outcomes: readonly Outcome[],
  fileKey: (file: string) => string,
  only: string | undefined,
): ReadonlyMap<string | undefined, Group> {
  const groups = new Map<string | undefined, Group>();
  for (const outcome of outcomes) {
    const file = fileOf(outcome) ?? only;
    const key = file === undefined ? undefined : fileKey(file);
    const group = groups.get(key) ?? { file, issues: [] };
    groups.set(key, group);
    for (const issue of outcome.issue) if (!isAllOk(issue)) group.issues.push(issue);
  }
  return groups;
}

/** The HL7 validator names no file where it is given one: then it can only be that which the others name. */
function onlyFile(outcomes: readonly Outcome[], fileKey: (file: string) => string): string | undefined {
  const files = outcomes.flatMap((outcome) => fileOf(outcome) ?? []);
  return new Set(files.map(fileKey)).size === 1 ? files[0] : undefined;
}

const base = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-';

const fileOf = ({ extension }: Outcome): string | undefined =>
  extension?.find(({ url }) => url === `${base}file`)?.valueString;

/** HAPI writes the id as a string. */
function messageIdOf({ extension }: Issue): string | undefined {
  const found = extension?.find(({ url }) => url === `${base}message-id`);
  return found?.valueCode ?? found?.valueString;
}

const sayingOf = (issue: Issue): string =>
  JSON.stringify([issue.severity, (issue.expression ?? []).map(plainExpression), messageIdOf(issue)]);

/** Nothing found; the words depend on the language that the validator speaks. */
const isAllOk = (issue: Issue): boolean =>
  issue.severity === 'information' &&
  issue.code === 'informational' &&
  issue.expression === undefined &&
  messageIdOf(issue) === undefined;
