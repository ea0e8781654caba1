import { SyntaxFault, type Parser } from '../expression/parse.js';
import { issueTypes, type IssueType } from '../fhir/issue.js';
import { modelOf } from '../fhir/model/model.js';
import type { Release } from '../fhir/release.js';
import { checkRule } from './check-rule.js';
import { readExamples } from './examples.js';
import { splitMessage } from './message.js';
import type { PackDocument, RuleDocument } from './pack-document.js';
import { RuleError } from './rule-error.js';
import { readEquivalent } from './equivalent.js';
import { readFix } from './read-fix.js';
import { notePlaces } from './expression-places.js';
import type { MessagePart, Rule, SourceExpression } from './rule-pack.js';
import type { YamlPath, YamlSource } from './yaml-source.js';

/** What reading a rule needs of its pack. */
export interface PackContext {
  readonly document: PackDocument;
  readonly source: YamlSource;
  readonly parse: Parser;
  readonly report: (error: RuleError) => void;
}

/** Reads and checks one rule. Undefined when an expression does not parse: nothing can be checked then. */
export function readRule(context: PackContext, rule: RuleDocument, index: number): Rule | undefined {
  const { document, source, report } = context;
  const path: YamlPath = ['rules', index];
  const offsets = new Map<SourceExpression, number>();
  const expressions = {
    context: parseField(context, rule.context, [...path, 'context']),
    when: parseField(context, rule.when, [...path, 'when']),
    expression: parseField(context, rule.expression, [...path, 'expression']),
    at: parseField(context, rule.at, [...path, 'at']),
  };
  const message = parseMessage(context, rule, path, offsets);
  const examples = readExamples(document, rule, path, source, report);
  const fix =
    rule.fix &&
    readFix(
      rule.fix,
      [...path, 'fix'],
      source,
      (text, field) => parseField(context, text, [...path, 'fix', field]),
      report,
    );
  const fields = [expressions.context, expressions.when, expressions.expression, expressions.at];
  if (fields.includes('failed') || message === undefined || !isExpression(expressions.expression))
    return undefined;

  const { key, severity, human, tags = [], status = 'active' } = rule;
  const read: Rule = {
    key,
    severity,
    code: issueTypes.find((each) => each === rule.code) ?? ('invariant' satisfies IssueType),
    human,
    tags,
    status,
    ...optionalTexts(rule),
    ...(rule.lint && { lint: { ...rule.lint } }),
    ...(rule.fhirVersion && { fhirVersion: rule.fhirVersion }),
    ...(isExpression(expressions.context) && { context: expressions.context }),
    ...(isExpression(expressions.when) && { when: expressions.when }),
    expression: expressions.expression,
    ...(isExpression(expressions.at) && { at: expressions.at }),
    message,
    ...(fix && { fix }),
    ...(rule.equivalent !== undefined && { equivalent: readEquivalent(rule.equivalent, path, source) }),
    examples,
    place: source.placeOf([...path, 'key']),
  };
  checkAgainstModels(context, read, path, offsets, messageFieldOf(rule));
  return read;
}

/** Where a rule has no message of its own, `human` is it. */
const messageFieldOf = (rule: RuleDocument): 'message' | 'human' =>
  rule.message === undefined ? 'human' : 'message';

const isExpression = (each: SourceExpression | 'failed' | undefined): each is SourceExpression =>
  each !== undefined && each !== 'failed';

const textFields = [
  'requirements',
  'source',
  'docs',
  'messageId',
  'since',
  'replacedBy',
  'resource',
] as const;

function optionalTexts(rule: RuleDocument): Partial<Record<(typeof textFields)[number], string>> {
  const texts: Partial<Record<(typeof textFields)[number], string>> = {};
  for (const field of textFields) {
    const text = rule[field];
    if (text !== undefined) texts[field] = text;
  }
  return texts;
}

function parseField(
  { source, parse, report }: PackContext,
  text: string | undefined,
  path: YamlPath,
  offset = 0,
): SourceExpression | 'failed' | undefined {
  if (text === undefined) return undefined;
  try {
    const parsed = { text: text.trimEnd(), tree: parse(text) };
    notePlaces(parsed, (at) => source.placeInside(path, offset + at));
    return parsed;
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    report(new RuleError('fhirpath-syntax', source.placeInside(path, offset + error.offset), error.message));
    return 'failed';
  }
}

/** Notes at which offset of the message each of its expressions begins. Undefined when one does not parse. */
function parseMessage(
  context: PackContext,
  rule: RuleDocument,
  path: YamlPath,
  offsets: Map<SourceExpression, number>,
): MessagePart[] | undefined {
  const messagePath = [...path, messageFieldOf(rule)];
  const pieces = splitMessage(rule.message ?? rule.human);
  if ('unclosed' in pieces) {
    const place = context.source.placeInside(messagePath, pieces.unclosed);
    context.report(new RuleError('fhirpath-syntax', place, 'The {{ is not closed by }}.'));
    return undefined;
  }
  const parts: MessagePart[] = [];
  let failed = false;
  for (const piece of pieces) {
    if (typeof piece === 'string') parts.push(piece);
    else {
      const parsed = parseField(context, piece.expression, messagePath, piece.offset);
      if (isExpression(parsed)) {
        offsets.set(parsed, piece.offset);
        parts.push(parsed);
      } else failed = true;
    }
  }
  return failed ? undefined : parts;
}

function checkAgainstModels(
  { document, source, report }: PackContext,
  rule: Rule,
  path: YamlPath,
  offsets: ReadonlyMap<SourceExpression, number>,
  messageField: 'message' | 'human',
): void {
  const resource = rule.resource ?? document.resource;
  for (const release of rule.fhirVersion ?? []) {
    if (document.fhirVersion.includes(release)) continue;
    const text = `The pack does not hold for FHIR ${release}; a rule can only narrow its versions.`;
    report(new RuleError('not-in-version', source.placeOf([...path, 'fhirVersion']), text));
  }
  const versions: readonly Release[] = rule.fhirVersion ?? document.fhirVersion;
  for (const release of versions) {
    if (resource === 'Resource' || modelOf(release).isResourceType(resource)) continue;
    if (rule.resource === undefined) return;
    const text = `FHIR ${release} has no resource type ${resource}.`;
    report(new RuleError('unknown-resource', source.placeOf([...path, 'resource']), text));
    return;
  }
  if (rule.replacedBy !== undefined && !document.rules?.some(({ key }) => key === rule.replacedBy)) {
    const text = `There is no rule ${rule.replacedBy} in this pack.`;
    report(new RuleError('wrong-value', source.placeOf([...path, 'replacedBy']), text));
  }
  checkRule(rule, resource, versions, document.constants ?? {}, (field, fault, expression) => {
    const offset = (expression === undefined ? 0 : (offsets.get(expression) ?? 0)) + fault.start;
    const at = field === 'message' ? [messageField] : field.split('.');
    report(new RuleError(fault.code, source.placeInside([...path, ...at], offset), fault.text));
  });
}
