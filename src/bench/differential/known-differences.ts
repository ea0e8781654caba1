import type { Expression } from '../../expression/syntax.js';
import type { Question, Repair, Values } from './evaluate.js';
import {
  areNearly,
  error,
  hasNoOrder,
  isDateLiteral,
  isNumber,
  isPrimitive,
  isPropertyOfJavaScript,
  hasTimeWithoutZone,
  isWithoutZone,
  numberTypes,
  pathTypes,
  seenByRules,
  shortened,
  systemTypeOf,
  withoutPartners,
} from './repairs.js';
import { repairedFunctions } from './repaired-functions.js';
import { baseOf, calls, hasPart, operates, rewrite, template, typeOperation } from './rewrites.js';

export interface Difference extends Question {
  readonly ours: Values;
  readonly theirs: Values;
}

/** Something that fhirpath.js is known to get wrong, or that the specification leaves open. */
export interface KnownDifference {
  readonly name: string;
  readonly reason: string;
  /** Whether a difference may be of this kind. */
  readonly applies: (difference: Difference) => boolean;
  /** The difference is of this kind if it is gone when fhirpath.js is asked in this way. */
  readonly repair?: Repair;
}

const criteria = ['where', 'exists', 'all', 'iif'];
const orders = ['<', '<=', '>', '>='];
const arithmetic = ['+', '-', '*', '/', 'div', 'mod', '&'];
const takeLeft = [...arithmetic, ...orders, 'in'];
const takeRight = [...arithmetic, ...orders, 'contains'];
const stringFunctions = [
  'startsWith',
  'endsWith',
  'contains',
  'indexOf',
  'matches',
  'matchesFull',
  'replace',
  'replaceMatches',
];
const setFunctions = [
  'distinct',
  'isDistinct',
  'union',
  'intersect',
  'exclude',
  'subsetOf',
  'supersetOf',
  'repeat',
];

const isOfTypeString = (part: Expression): boolean => {
  const operation = typeOperation(part);
  return operation?.name === 'ofType' && systemTypeOf(operation.type) === 'String';
};

/** Every difference from fhirpath.js that is accepted. A row that no difference needs any longer goes. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    name: 'criterion',
    reason:
      'A criterion that is a false element or 0 keeps or loses the item by what JavaScript takes for true, and several values are no error.',
    applies: ({ tree }) => calls(tree, ...criteria),
    repair: {
      rewrite: (tree) =>
        rewrite(tree, (part) => {
          if (part.kind !== 'call' || !criteria.includes(part.name)) return part;
          const [criterion, ...others] = part.arguments;
          return criterion === undefined
            ? part
            : { ...part, arguments: [template('%a and true', criterion), ...others] };
        }),
    },
  },
  {
    name: 'types of ids, urls and extensions',
    reason:
      "An id or an extension's url has FHIR's type, not System.String; an extension is an Extension however it was reached.",
    applies: ({ tree }) => calls(tree, 'type') || hasPart(tree, (part) => typeOperation(part) !== undefined),
    repair: { pathTypes },
  },
  {
    name: 'canonicals',
    reason: 'A canonical or url is a uri, and so is a String to FHIRPath like any other.',
    applies: ({ tree }) => hasPart(tree, isOfTypeString),
    repair: {
      rewrite: (tree) =>
        rewrite(tree, (part) => {
          const operation = typeOperation(part);
          return operation === undefined || !isOfTypeString(part)
            ? part
            : template('%a.where(ofType(System.String).exists() or $this is FHIR.uri)', operation.operand);
        }),
    },
  },
  {
    name: 'values',
    reason: 'The empty string is no value to hasValue(); xhtml is one.',
    applies: ({ tree }) => calls(tree, 'hasValue', 'getValue'),
    repair: { functions: { hasValue: repairedFunctions.hasValue, getValue: repairedFunctions.getValue } },
  },
  {
    name: 'toString of complex elements',
    reason: 'A complex element is no string; fhirpath.js says [object Object].',
    applies: ({ tree }) => calls(tree, 'toString'),
    repair: { functions: { toString: repairedFunctions.toString } },
  },
  {
    name: 'patterns',
    reason: 'The dot matches every character in all functions, and patterns may begin with flags.',
    applies: ({ tree }) => calls(tree, 'matches', 'matchesFull', 'replaceMatches'),
    repair: {
      functions: {
        matches: repairedFunctions.matches,
        matchesFull: repairedFunctions.matchesFull,
        replaceMatches: repairedFunctions.replaceMatches,
      },
    },
  },
  {
    name: 'negative counts',
    reason: 'Skipping fewer than none skips none, and a negative length is one of 0.',
    applies: ({ tree }) => calls(tree, 'skip', 'substring'),
    repair: {
      rewrite: (tree) =>
        rewrite(tree, (part) => {
          if (part.kind !== 'call' || (part.name !== 'skip' && part.name !== 'substring')) return part;
          const last = part.arguments.at(-1);
          if (last === undefined || (part.name === 'substring' && part.arguments.length < 2)) return part;
          return {
            ...part,
            arguments: [...part.arguments.slice(0, -1), template('iif(%a < 0, 0, %a)', last)],
          };
        }),
    },
  },
  {
    name: 'signs',
    reason: 'A sign may stand before any number, not only before a literal.',
    applies: ({ tree, theirs }) => theirs === 'error' && hasPart(tree, ({ kind }) => kind === 'unary'),
    repair: {
      rewrite: (tree) =>
        rewrite(tree, (part) =>
          part.kind === 'unary' && part.operator === '-' ? template('(0 - %a)', part.operand) : part,
        ),
    },
  },
  {
    name: 'operands that are not needed',
    reason: 'Where the left operand decides, the right one is not evaluated, so that its error is none.',
    applies: ({ tree, theirs }) => theirs === 'error' && operates(tree, 'and', 'or', 'implies'),
    repair: {
      rewrite: (tree) =>
        rewrite(tree, (part) => {
          if (part.kind !== 'binary' || !Object.hasOwn(shortened, part.operator)) return part;
          return template(shortened[part.operator] ?? '', part.left, part.right);
        }),
    },
  },
  {
    name: 'arguments that are not needed',
    reason: 'A string function of nothing gives nothing, whatever its arguments.',
    applies: ({ tree, theirs }) => theirs === 'error' && calls(tree, ...stringFunctions),
    repair: {
      rewrite: (tree) =>
        rewrite(tree, (part) =>
          part.kind === 'call' && stringFunctions.includes(part.name)
            ? template('iif(%a.exists(), %b, {})', baseOf(part), part)
            : part,
        ),
    },
  },
  {
    name: 'several items beside nothing',
    reason: 'An operator that takes one item refuses several, even where its other side is empty.',
    applies: ({ tree, ours }) => ours === 'error' && operates(tree, ...takeLeft, ...takeRight),
    repair: {
      rewrite: (tree) =>
        rewrite(tree, (part) => {
          if (part.kind !== 'binary') return part;
          const left = takeLeft.includes(part.operator) ? template('%a.single()', part.left) : part.left;
          const right = takeRight.includes(part.operator) ? template('%a.single()', part.right) : part.right;
          return { ...part, left, right };
        }),
    },
  },
  {
    name: 'elements without a value',
    reason:
      'A boolean or a number that has only extensions is nothing to functions of these, and no error; to a condition it is an item.',
    applies: () => true,
    repair: { json: ({ json }) => withoutPartners(json, (value) => value === undefined) },
  },
  {
    name: 'fractions of a second',
    reason: 'Fractions of a second are decimals: .5 and .500 are equal.',
    applies: ({ text }) => /:\d\d\.\d+/.test(text),
  },
  {
    name: 'the empty url',
    reason: 'An extension whose url is the empty string is found under it like any other.',
    applies: ({ tree }) => calls(tree, 'extension'),
    repair: {
      rewrite: (tree) =>
        rewrite(tree, (part) => {
          const [url] = part.kind === 'call' && part.name === 'extension' ? part.arguments : [];
          return part.kind === 'call' && url !== undefined
            ? template('%a.extension.where(url = %b)', baseOf(part), url)
            : part;
        }),
    },
  },
  {
    name: 'values without an order',
    reason:
      'Booleans, complex elements, and a number beside something else have no order: < and its like are an error.',
    applies: ({ tree, ours }) => ours === 'error' && operates(tree, ...orders),
    repair: {
      rewrite: (tree) =>
        rewrite(tree, (part) =>
          part.kind === 'binary' && orders.includes(part.operator)
            ? template(`iif(${hasNoOrder}, ${error}, %a ${part.operator} %b)`, part.left, part.right)
            : part,
        ),
    },
  },
  {
    name: 'dates and other things',
    reason: 'What is no date is not equal to one; fhirpath.js says nothing.',
    applies: ({ tree, ours, theirs }) =>
      operates(tree, '=', '!=') && theirs.length === 0 && ours.length === 1 && typeof ours[0] === 'boolean',
  },
  {
    name: 'time zones',
    reason:
      'Where only one side has a time zone, fhirpath.js takes that of the machine for the other; the answer is unknown.',
    applies: ({ tree, node }) =>
      (operates(tree, ...orders, '=', '!=') && hasPart(tree, isWithoutZone)) ||
      (operates(tree, ...orders) && hasTimeWithoutZone(node.value)),
  },
  {
    name: 'extensions of numbers',
    reason: 'The id and the extensions of a number are children as of any other element.',
    applies: ({ tree }) => calls(tree, 'children', 'descendants'),
    repair: { json: ({ json }) => withoutPartners(json, isNumber) },
  },
  {
    name: 'equal values with different extensions',
    reason:
      'Elements of equal value are equal to distinct() and its like, as they are to =, whatever their ids and extensions.',
    applies: ({ tree }) => calls(tree, ...setFunctions) || operates(tree, '|', 'in', 'contains'),
    repair: { json: ({ json }) => withoutPartners(json, (value) => value !== undefined) },
  },
  {
    name: 'what is not FHIR',
    reason:
      'Properties that the release does not define, and values that its JSON shape refuses, are not seen.',
    applies: () => true,
    repair: { json: seenByRules },
  },
  {
    name: 'replacements',
    reason:
      'What is put in the place of a substring is taken as it stands, and the empty string stands around every character.',
    applies: ({ tree }) => calls(tree, 'replace'),
    repair: { functions: { replace: repairedFunctions.replace } },
  },
  {
    name: 'the last digit',
    reason: 'Decimals are not rounded to the fifteen digits that a double holds for certain.',
    applies: ({ ours, theirs }) => ours !== 'error' && theirs !== 'error' && areNearly(ours, theirs),
  },
  {
    name: 'texts as numbers',
    reason: 'A string of digits is no number to +.',
    applies: ({ tree, ours }) => ours === 'error' && operates(tree, '+'),
    repair: {
      rewrite: (tree) =>
        rewrite(tree, (part) =>
          part.kind === 'binary' && part.operator === '+'
            ? template(
                `iif((%a.type().name in (${numberTypes})) != (%b.type().name in (${numberTypes})), ${error}, %a + %b)`,
                part.left,
                part.right,
              )
            : part,
        ),
    },
  },
  {
    name: 'years as numbers',
    reason: 'A date is no number, though the text of a year reads like one.',
    applies: ({ tree }) => calls(tree, 'toInteger', 'toDecimal'),
    repair: {
      rewrite: (tree) =>
        rewrite(tree, (part) =>
          part.kind === 'call' && (part.name === 'toInteger' || part.name === 'toDecimal')
            ? {
                ...part,
                base: template(`%a.where((type().name in ('date' | 'dateTime')).not())`, baseOf(part)),
              }
            : part,
        ),
    },
  },
  {
    name: 'dates and moments',
    reason: 'A date and a dateTime of the same precision are equivalent, as they are equal.',
    applies: ({ tree }) => operates(tree, '~', '!~') && hasPart(tree, isDateLiteral),
  },
  {
    name: 'moments in sets',
    reason:
      'An element and a literal of the same moment are the same to subsetOf() and its like, as they are to =.',
    applies: ({ tree }) =>
      (calls(tree, ...setFunctions) || operates(tree, '|', 'in', 'contains')) && hasPart(tree, isDateLiteral),
  },
  {
    name: 'prototypes',
    reason: 'A path ends where the model ends; fhirpath.js goes on into what JavaScript knows of a value.',
    applies: ({ tree }) => hasPart(tree, isPropertyOfJavaScript),
    repair: {
      rewrite: (tree) =>
        rewrite(tree, (part) => {
          if (part.kind !== 'member' || !isPropertyOfJavaScript(part)) return part;
          if (part.name in Object.prototype) return template('{}', part);
          return { ...part, base: template(`%a.where((${isPrimitive}).not())`, baseOf(part)) };
        }),
    },
  },
  {
    name: 'names of JSON',
    reason: 'A choice has one name, without its type, and resourceType is no element.',
    applies: ({ tree }) =>
      hasPart(tree, (part) => part.kind === 'member' && /^(?:resourceType|value[A-Z]\w*)$/.test(part.name)),
  },
  {
    name: 'order of equivalent items',
    reason: 'Equivalent collections may have their items in any order.',
    applies: ({ tree }) =>
      hasPart(tree, (part) => part.kind === 'binary' && part.operator.includes('~') && operates(part, '|')),
  },
  {
    name: 'items that are not needed',
    reason: 'Where one item decides, later ones are not looked at, so that their error is none.',
    applies: ({ tree, theirs }) =>
      theirs === 'error' &&
      hasPart(
        tree,
        (part) => part.kind === 'call' && ['exists', 'all'].includes(part.name) && part.arguments.length > 0,
      ),
  },
];
