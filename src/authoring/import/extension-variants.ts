import { isObject, type JsonObject } from '../../fhir/element.js';
import type { ChangeExtension } from './pack-draft.js';
import { withoutContent } from './value-condition.js';

/** Changes of an extension by which a condition on it may come out one way or the other. */
export function variantsOf(expression: string): ChangeExtension[] {
  const texts = [...expression.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map(([, text = '']) => text);
  const numbers = [...expression.matchAll(/(?<![\w'-])\d+(?:\.\d+)?/g)].map(([text]) => Number(text));
  const values = [
    ...texts,
    'a',
    'an example of more than a few words '.repeat(12).trim(),
    ...numbers.flatMap((each) => [each, each + 1, each - 1]),
    0,
    1,
    -1,
    true,
    false,
  ];
  return [(each) => each, ...values.map((value) => withPrimitive(value)), ...partChanges];
}

/** The value is another one, if it is of the same JSON kind; so are those of parts. */
const withPrimitive =
  (value: unknown): ChangeExtension =>
  (extension) =>
    Object.fromEntries(
      Object.entries(extension).map(([name, each]): [string, unknown] => {
        if (name === 'extension' && Array.isArray(each))
          return [
            name,
            (each as unknown[]).map((part) => (isObject(part) ? withPrimitive(value)(part) : part)),
          ];
        return [name, /^value[A-Z]/.test(name) && typeof each === typeof value ? value : each];
      }),
    );

const partsOf = ({ extension }: JsonObject): readonly unknown[] =>
  Array.isArray(extension) ? (extension as unknown[]) : [];

const partChanges: readonly ChangeExtension[] = [0, 1, 2].flatMap((index): ChangeExtension[] => [
  (each) =>
    partsOf(each).length > 1
      ? { ...withoutContent(each), extension: partsOf(each).filter((_, at) => at !== index) }
      : each,
  (each) =>
    partsOf(each).length > index
      ? { ...withoutContent(each), extension: [...partsOf(each), partsOf(each)[index]] }
      : each,
]);
