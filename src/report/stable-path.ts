/** A step of a path: an element's name, and in place of its index what names the item. */
export type StableStep = readonly [name: string, item?: string];

/**
 * Reads where issues stand without counting: `CapabilityStatement.rest[1].resource[0]` as rest `server`, resource
 * `Patient`. A location is read in the resource as parsed from JSON; where the two do not go together, and without a
 * resource, items have no name.
 */
export function createStablePaths(resource: unknown): (location: string) => readonly StableStep[] {
  return (location) => {
    let value: unknown = resource;
    return location.split('.').map((step, depth): StableStep => {
      const [, name = step, index] = /^(.*?)(?:\[(\d+)\])?$/s.exec(step) ?? [];
      if (depth > 0) value = propertyOf(value, name);
      if (index === undefined) return [name];
      // An object where an array belongs counts as an array of one.
      if (Array.isArray(value)) value = value[Number(index)] as unknown;
      return [name, nameOf(value)];
    });
  };
}

/** The same for people: `CapabilityStatement.rest[server].resource[Patient]`. */
export const stablePathText = (steps: readonly StableStep[]): string =>
  steps
    .map(([name, item]) => (item === undefined || item === '' ? name : `${name}[${shown(item)}]`))
    .join('.');

const maxShown = 80;

const shown = (item: string): string =>
  item.length > maxShown ? `${item.slice(0, maxShown - 1).replace(/[\ud800-\udbff]$/, '')}…` : item;

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const object = value as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(object, name)) return object[name];
  // A choice is `value` in a location and `valueUri` in JSON; a primitive may have only its partner.
  const found = Object.keys(object).find(
    (key) => key === `_${name}` || (key.startsWith(name) && /^[A-Z]/.test(key.slice(name.length))),
  );
  return found === undefined ? undefined : object[found];
}

/** What tells an item of a list from its neighbours, the most telling first. */
const names = ['url', 'fullUrl', 'name', 'code', 'type', 'mode', 'id', 'system', 'value'] as const;

function nameOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return isNaming(item) ? String(item) : '';
  const object = item as Readonly<Record<string, unknown>>;
  const found = names.find((name) => Object.hasOwn(object, name) && isNaming(object[name]));
  return found === undefined ? '' : String(object[found]);
}

const isNaming = (value: unknown): boolean =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean';
