import type { RuleError } from './rule-error.js';
import { formErrors, type FormWords } from './form-errors.js';
import type { YamlPath, YamlSource } from './yaml-source.js';

/** What of a document cannot be relied on. */
export interface FormFaults {
  /** The pack's own fields are not what they should be, so that no rule can be judged. */
  readonly inHead: boolean;
  /** Positions of the rules that have a fault. */
  readonly inRules: ReadonlySet<number>;
}

/** Reports where the document does not have the form of `rules/rule-pack.schema.json`. */
export async function checkSchema(
  source: YamlSource,
  report: (error: RuleError) => void,
): Promise<FormFaults> {
  // Large, and of no use for the packs that ship.
  const { validateSchema } = await import('./schema-validator.js');
  const errors = formErrors(validateSchema(source.data), source, packWords);
  for (const { defect } of errors) report(defect);
  const rules = errors.map(({ error }) => /^\/rules\/(\d+)/.exec(error.instancePath)?.[1]);
  return {
    // A field that the pack has too much does not change the meaning of the others.
    inHead: errors.some(
      ({ error }, index) => rules[index] === undefined && error.keyword !== 'additionalProperties',
    ),
    inRules: new Set(rules.flatMap((rule) => (rule === undefined ? [] : [Number(rule)]))),
  };
}

const packWords: FormWords = {
  whole: 'The pack',
  mapAt: described,
  patternHint,
  saysNothing: 'The pack says nothing: give it rules, elements or extensions.',
};

function described(path: YamlPath): string {
  if (path.length === 0) return 'the pack';
  if (path[0] === 'rules' && path.length === 2) return 'this rule';
  return String(path.at(-1));
}

function patternHint(path: YamlPath): string {
  switch (path.at(-1)) {
    case 'version':
      return 'a version has three numbers, like 1.0.0';
    case 'max':
      return 'a maximum is a whole number, or "*" for any';
    case 'url':
      return 'a canonical is an absolute url or urn';
    case 'messageId':
      return 'it has no white space in it';
    case 'resource':
      return 'a resource type is written like CapabilityStatement';
    default:
      return 'it is lower-case words joined by hyphens';
  }
}
