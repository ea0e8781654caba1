import { eachChild, eachChildNamed } from '../../../fhir/children.js';
import { isObject, isPrimitive, type ElementNode } from '../../../fhir/element.js';
import {
  collect,
  fromSingle,
  fromTruth,
  single,
  spend,
  type Compiled,
  type Environment,
} from '../compiled.js';
import { isNode, stringValue, systemValue, typeInfo, type Item, type SystemValue } from '../item.js';
import { isOfType } from '../type-test.js';
import { typeArgument } from '../../syntax.js';
import { argument, type FunctionTable } from './registry.js';

/** https://hl7.org/fhirpath/N1/#tree-navigation, and what https://hl7.org/fhir/R4/fhirpath.html adds */
export const tree: FunctionTable = {
  children: (input) => ({
    each: (focus, environment, sink) =>
      input.each(focus, environment, (item) => {
        spend(environment);
        return isNode(item) && eachChild(item, sink);
      }),
  }),
  /** Level by level, as `repeat(children())` would find them, but equal nodes count each. */
  descendants: (input) => ({
    each: (focus, environment, sink) => {
      let level = collect(input, focus, environment);
      while (level.length > 0) {
        const next: Item[] = [];
        for (const item of level) {
          spend(environment);
          const take = (child: ElementNode): boolean => {
            next.push(child);
            return sink(child);
          };
          if (isNode(item) && eachChild(item, take)) return true;
        }
        level = next;
      }
      return false;
    },
  }),
  extension: (input, given) => ({
    each: (focus, environment, sink) => {
      const argued = single(argument(given), focus, environment);
      const url = argued === undefined ? undefined : stringValue(argued);
      if (url === undefined) return false;
      const take = (node: ElementNode): boolean => isExtension(node, url) && sink(node);
      return input.each(focus, environment, (item) => {
        spend(environment);
        return isNode(item) && eachChildNamed(item, 'extension', take);
      });
    },
  }),
  hasValue: (input) =>
    fromTruth((focus, environment) => {
      const value = onlyValue(input, focus, environment);
      return value !== undefined && value !== '';
    }),
  getValue: (input) => fromSingle((focus, environment) => onlyValue(input, focus, environment)),
  type: (input) => ({
    each: (focus, environment, sink) => input.each(focus, environment, (item) => sink(typeInfo(item))),
  }),
  is: (input, _, call) => typeTest(input, typeArgument(call)),
  as: (input, _, call) => typeCast(input, typeArgument(call)),
};

/** The value of a collection of one; nothing for a collection of none or several. */
function onlyValue(
  input: Compiled,
  focus: Item | undefined,
  environment: Environment,
): SystemValue | undefined {
  let only: Item | undefined;
  let count = 0;
  input.each(focus, environment, (item) => {
    only = item;
    count += 1;
    return count > 1;
  });
  return count === 1 && only !== undefined ? systemValue(only) : undefined;
}

function isExtension(node: ElementNode, url: string): boolean {
  const { value } = node;
  return isObject(value) && value.url === url && Object.hasOwn(value, 'url') && !isPrimitive(node);
}

export const typeTest = (input: Compiled, type: string): Compiled =>
  fromTruth((focus, environment) => {
    const item = single(input, focus, environment);
    return item === undefined ? undefined : isOfType(item, type);
  });

export const typeCast = (input: Compiled, type: string): Compiled =>
  fromSingle((focus, environment) => {
    const item = single(input, focus, environment);
    return item !== undefined && isOfType(item, type) ? item : undefined;
  });
