import type { Model } from '../../fhir/model/model.js';
import { elementAt } from '../../rules/element-at.js';
import type { ExtensionDocument } from '../../rules/pack-document.js';
import type { Definition, DefinitionContext } from './definition.js';
import { quoted } from './fhirpath-text.js';
import { plainMessage } from './constraint-rule.js';
import { addRule, type PackDraft, type RuleDraft } from './pack-draft.js';
import { everywhere } from './places.js';

/**
 * Where the extension may stand, as a row says it. Where one of the places cannot be said so, the row lets it stand
 * anywhere, for a row that says less would refuse what is right.
 */
export function contextRow(
  definition: Definition,
  { unsaid }: PackDraft,
  model: Model,
): Pick<ExtensionDocument, 'context'> {
  const { contexts } = definition;
  const unknown = contexts.filter(
    (each) => each.type !== 'fhirpath' && plainContext(each, model) === undefined,
  );
  for (const { expression } of unknown)
    unsaid.push(
      `Where it may stand: ${expression} is no element, type or extension that FHIR ${model.release} knows.`,
    );
  if (contexts.length === 0) unsaid.push('Where it may stand: the definition names no place.');
  const plain = contexts.flatMap((each) => plainContext(each, model) ?? []);
  const isWhole = plain.length === contexts.length && plain.length > 0;
  return { context: isWhole ? [...new Set(plain)] : ['Element'] };
}

/** An element's path, a type, or the url of an extension; undefined for what is none of them. */
function plainContext({ type, expression }: DefinitionContext, model: Model): string | undefined {
  if (type === 'fhirpath') return undefined;
  if (/^[A-Za-z][A-Za-z0-9+.-]*:[^\s#]+$/.test(expression)) return expression;
  // STU3 has `*` for any element, and an @ before paths of mappings.
  const path = expression === '*' ? 'Element' : expression;
  if (!path.includes('.')) return model.type(path) === undefined ? undefined : path;
  return 'problem' in elementAt(path, model) ? undefined : path;
}

/** Rules for places that FHIRPath selects, and for conditions on the element that carries the extension. */
export function addContextRules(definition: Definition, draft: PackDraft, model: Model): void {
  const { contexts, contextInvariants, url } = definition;
  const paths = contexts.filter(({ type }) => type === 'fhirpath');
  const plain = contexts.map((each) => plainContext(each, model));
  const isWhole = contexts.every(({ type }, index) => type === 'fhirpath' || plain[index] !== undefined);
  if (paths.length > 0 && isWhole) {
    addRule(draft, {
      key: 'context-path',
      severity: 'error',
      code: 'structure',
      messageId: 'Extension_EXTP_Context_Wrong',
      human: plainMessage(
        `The extension stands only where its definition lets it: ${contexts.map(({ expression }) => expression).join('; ')}`,
      ),
      context: everywhere,
      expression: [
        ...plain.flatMap((each) => placeTest(each)),
        ...paths.map(({ expression }) => pathTest(expression)),
      ].join(' or '),
      at: '%parent',
      ...soughtPlace(paths, model),
    });
  }
  const holders = holderPaths(plain);
  for (const invariant of contextInvariants) {
    if (holders.length === 0) draft.unsaid.push(`The condition on the element that carries it: ${invariant}`);
    for (const holder of holders) addInvariant(invariant, holder, url, draft, model);
  }
}

function placeTest(context: string | undefined): string[] {
  if (context === undefined) return [];
  if (context === 'Element') return ['true'];
  if (context.includes(':')) return [`%parent.where(url = ${quoted(context)}).exists()`];
  return [
    context.includes('.') || context === 'Resource'
      ? `%parentPath = ${quoted(context)}`
      : `%parentPath = ${quoted(context)} or %parentType = ${quoted(context)}`,
  ];
}

const pathTest = (expression: string): string => `%resource.select(${expression}).exists($this = %parent)`;

/** An example is sought in which the path selects something, if it says of which type of resource it is. */
function soughtPlace(paths: readonly DefinitionContext[], model: Model): Pick<RuleDraft, 'sought'> {
  const { expression = '' } = paths[0] ?? {};
  const [resource = '', ...names] = (/^[A-Z]\w*(\.\w+)*(?=\.\w+\(|$)/.exec(expression)?.[0] ?? '').split('.');
  if (!model.isResourceType(resource)) return {};
  return { sought: { resource, expression: `${expression}.exists()`, holder: names } };
}

interface Holder {
  readonly resource: string;
  /** Below the resource; empty for itself. */
  readonly path: string;
}

/** An element inside one of its own kind is reached by the shorter path. */
const holderPaths = (contexts: readonly (string | undefined)[]): Holder[] =>
  contexts.flatMap((context) => {
    const [resource = '', ...names] = context?.split('.') ?? [];
    const isRepeated = names.some((name, index) => name === names[index - 1]);
    return /^[A-Z]\w*$/.test(resource) && !isRepeated ? [{ resource, path: names.join('.') }] : [];
  });

/** Judged on the extension, so that nothing is evaluated where there is none. */
function addInvariant(
  invariant: string,
  { resource, path }: Holder,
  url: string,
  draft: PackDraft,
  model: Model,
): void {
  // HL7 writes valueInteger for value.ofType(integer) here.
  const condition = invariant
    .replaceAll('%extension', 'extension(%url)')
    .replace(/(extension\(%url\)\.)value[A-Z]\w*/g, '$1value');
  const names = path === '' ? [] : path.split('.');
  addRule(draft, {
    key: 'context-invariant',
    severity: 'error',
    code: 'structure',
    messageId: 'Profile_EXT_Not_Here',
    human: `An element carries the extension only where this is true: ${plainMessage(invariant)}`,
    source: url,
    context: everywhere,
    when: isAt([resource, ...names], model),
    expression: `%parent.exists(${condition})`,
    at: '%parent',
    sought: { resource, ...(path !== '' && { context: path }), expression: condition, holder: names },
  });
}

/** Elements like the items of a questionnaire stand in each other, as deep as one likes. */
function isAt(names: readonly string[], model: Model): string {
  const path = names.join('.');
  const last = names.at(-1) ?? '';
  const isNested = names.length > 1 && !('problem' in elementAt(`${path}.${last}`, model));
  return isNested
    ? `%parentPath.matches('^${names.join('[.]')}([.]${last})*$')`
    : `%parentPath = ${quoted(path)}`;
}
