import { isObject, type JsonObject } from '../fhir/element.js';
import { severities, type Severity } from '../fhir/issue.js';

/** A statement at a glance: what it is of, and what each of its interfaces can do. Everything in it is data. */
export interface Picture {
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly rests: readonly RestPicture[];
  /** Resources beyond what is drawn. */
  readonly leftOut: number;
}

export interface RestPicture {
  /** `CapabilityStatement.rest[0]` */
  readonly location: string;
  readonly mode: string;
  /** Codes of what the interface does as a whole. */
  readonly interactions: readonly string[];
  readonly security: readonly string[];
  /** Issues of the interface outside its resources. */
  readonly issues: IssueTally;
  readonly resources: readonly ResourcePicture[];
}

export interface ResourcePicture {
  readonly location: string;
  readonly type: string;
  readonly interactions: readonly string[];
  readonly searchParams: number;
  readonly operations: number;
  readonly issues: IssueTally;
}

export interface IssueTally {
  readonly count: number;
  readonly worst?: Severity;
}

const mostResources = 400;

/** Where an issue stands, and how grave it is. */
export interface PlacedIssue {
  readonly location: string | undefined;
  readonly severity: Severity;
}

/** Draws the first CapabilityStatement in a resource; undefined where there is none. Takes whatever JSON there is. */
export function pictureOf(resource: unknown, issues: readonly PlacedIssue[]): Picture | undefined {
  const found = statementIn(resource);
  if (found === undefined) return undefined;
  const { statement, location } = found;
  const tally = tallyOf(issues, location);
  let left = mostResources;
  let leftOut = 0;
  const rests = objects(statement.rest).map(([rest, index]): RestPicture => {
    const at = `${location}.rest[${index.toString()}]`;
    const all = objects(rest.resource);
    const drawn = all.slice(0, left);
    left -= drawn.length;
    leftOut += all.length - drawn.length;
    return {
      location: at,
      mode: word(rest.mode) ?? 'no mode',
      interactions: codesOf(rest.interaction),
      security: objects(only(rest.security)?.service).map(([service]) => serviceName(service)),
      issues: tally(at),
      resources: drawn.map(([each, number]) => {
        const place = `${at}.resource[${number.toString()}]`;
        return {
          location: place,
          type: word(each.type) ?? 'no type',
          interactions: codesOf(each.interaction),
          searchParams: objects(each.searchParam).length,
          operations: objects(each.operation).length,
          issues: tally(place),
        };
      }),
    };
  });
  return { facts: factsOf(statement), rests, leftOut };
}

function statementIn(resource: unknown): { statement: JsonObject; location: string } | undefined {
  if (!isObject(resource)) return undefined;
  const type = resource.resourceType;
  if (type === 'CapabilityStatement') return { statement: resource, location: type };
  const list = type === 'Bundle' ? 'entry' : type === 'Parameters' ? 'parameter' : undefined;
  if (list === undefined) return undefined;
  for (const [item, index] of objects(resource[list])) {
    const inner = item.resource;
    if (isObject(inner) && inner.resourceType === 'CapabilityStatement') {
      return { statement: inner, location: `${String(type)}.${list}[${index.toString()}].resource` };
    }
  }
  return undefined;
}

/** An issue counts where it stands: for its resource, or else for its interface. */
function tallyOf(issues: readonly PlacedIssue[], statement: string): (location: string) => IssueTally {
  const found = new Map<string, { count: number; worst: Severity }>();
  for (const { location = '', severity } of issues) {
    if (!location.startsWith(statement)) continue;
    const part = /^\.rest\[\d+\](?:\.resource\[\d+\])?/.exec(location.slice(statement.length))?.[0];
    if (part === undefined) continue;
    const name = statement + part;
    const known = found.get(name);
    if (known === undefined) found.set(name, { count: 1, worst: severity });
    else {
      known.count += 1;
      if (severities.indexOf(severity) < severities.indexOf(known.worst)) known.worst = severity;
    }
  }
  return (location) => found.get(location) ?? { count: 0 };
}

function factsOf(statement: JsonObject): Picture['facts'] {
  const software = only(statement.software);
  const implementation = only(statement.implementation);
  const facts: [string, string | undefined][] = [
    ['Title', word(statement.title) ?? word(statement.name)],
    ['Publisher', word(statement.publisher)],
    [
      'Software',
      [word(software?.name), word(software?.version)].filter((each) => each !== undefined).join(' '),
    ],
    ['Server', word(implementation?.url) ?? word(implementation?.description)],
    ['FHIR', word(statement.fhirVersion)],
    ['Kind', word(statement.kind)],
    ['Status', word(statement.status)],
    ['Date', word(statement.date)],
  ];
  return facts.flatMap(([name, value = '']) => (value === '' ? [] : [{ name, value }]));
}

function serviceName(service: JsonObject): string {
  const [[coding] = []] = objects(service.coding);
  return word(service.text) ?? word(coding?.display) ?? word(coding?.code) ?? 'a service without a name';
}

const codesOf = (interactions: unknown): string[] =>
  objects(interactions).flatMap(([{ code }]) => word(code) ?? []);

/** The objects of a list; one where a list belongs counts as a list of one. */
function objects(value: unknown): [JsonObject, number][] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((each, index): [JsonObject, number][] => (isObject(each) ? [[each, index]] : []));
}

const only = (value: unknown): JsonObject | undefined => objects(value)[0]?.[0];

function word(value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof text !== 'string' || text === '') return undefined;
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
