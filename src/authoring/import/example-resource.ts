import type { Model } from '../../fhir/model/model.js';
import { createReach } from '../structure/reach.js';
import type { SaidOf } from '../structure/all-rows.js';

/** What stands for all types of resource where nothing else is asked. */
const usual = 'Basic';

const nothingSaid: SaidOf = () => ({
  min: 0,
  max: undefined,
  types: undefined,
  codes: undefined,
  sample: undefined,
});

/** A resource type that holds elements of some data types, for examples; undefined where the usual one does. */
export function exampleResource(contexts: readonly string[], model: Model): string | undefined {
  const heads = contexts
    .map((each) => each.split('.')[0] ?? '')
    .filter((head) => model.type(head)?.kind === 'complex' && head !== 'Element');
  const holds = (name: string, head: string): boolean => {
    const type = model.type(name);
    return type !== undefined && createReach(type, nothingSaid, model).toType(head) !== undefined;
  };
  const lacking = heads.filter((head) => !holds(usual, head));
  if (lacking.length === 0) return undefined;
  const names = ['StructureDefinition', 'Questionnaire', ...model.typeNames];
  return names.find((name) => model.isResourceType(name) && lacking.every((head) => holds(name, head)));
}
