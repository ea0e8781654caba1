import { fromTruth, single } from '../compiled.js';
import { systemValue, type Item, type Quantity } from '../item.js';
import { align, quantityOf, withUnitOne } from '../quantity.js';
import { argument, type FunctionTable } from './registry.js';

/** Whether two quantities have units that can be compared: https://hl7.org/fhir/fhirpath.html#fn-comparable */
export const comparability: FunctionTable = {
  comparable: (input, given) =>
    fromTruth((focus, environment) => {
      const one = single(input, focus, environment);
      const other = single(argument(given), focus, environment);
      if (one === undefined || other === undefined) return undefined;
      const [a, b] = [measured(one), measured(other)];
      return a !== undefined && b !== undefined && typeof align(a, b) !== 'string';
    }),
};

function measured(item: Item): Quantity | undefined {
  const value = systemValue(item);
  return typeof value === 'number' ? withUnitOne(value) : quantityOf(item);
}
