import { nearest } from '../../fhir/nearest.js';
import { systemTypes } from '../evaluate/type-test.js';
import { versionNote, type At, type CheckScope } from './scope.js';
import { typeSet, type TypeSet } from './types.js';

/** Gives the named type; undefined, and a report, for one that does not exist. */
export function checkType(type: string, { start, end }: At, scope: CheckScope): TypeSet {
  const name = type.replace(/^(?:FHIR|System)\./, '');
  const isSystem = systemTypes.has(name) && !type.startsWith('FHIR.');
  if (isSystem && !(name === 'Quantity' && !type.startsWith('System.'))) return typeSet(`System.${name}`);
  if (!type.startsWith('System.') && !name.includes('.') && scope.model.type(name) !== undefined)
    return typeSet(name);
  const near = nearest(name, [
    ...scope.model.typeNames.filter((each) => !each.includes('.')),
    ...systemTypes,
  ]);
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  scope.report({
    code: 'unknown-type',
    start,
    end,
    text: `There is no type ${JSON.stringify(type)}${versionNote(scope.model)}${hint}`,
  });
  return undefined;
}
