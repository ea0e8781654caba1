import type { JsonPath } from '../fhir/location.js';
import type { Model, TypeDefinition } from '../fhir/model/model.js';

/**
 * The paths by which a definition may name an element: from its resource on, and from each data type on the way, as
 * `Coding.system`. The first is the one from the resource. `steps` lead from the resource to the element.
 */
export function logicalPaths(resource: TypeDefinition, model: Model, steps: JsonPath): string[] {
  let type: TypeDefinition | undefined = resource;
  const paths = [resource.name];
  for (const step of steps) {
    if (typeof step === 'number') continue;
    const property: ReturnType<TypeDefinition['properties']['get']> = type?.properties.get(step);
    const name = property?.element.name ?? step.replace(/^_/, '');
    for (const [at, path] of paths.entries()) paths[at] = `${path}.${name}`;
    type = property && model.type(property.type);
    if (type?.kind === 'complex' && !type.name.includes('.')) paths.push(type.name);
  }
  return paths;
}
