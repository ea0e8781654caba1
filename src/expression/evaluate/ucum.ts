/** What a UCUM unit is in base units: https://ucum.org/ucum */
export interface UcumUnit {
  readonly factor: number;
  /** Base unit -> exponent; none for a plain number. */
  readonly dimensions: ReadonlyMap<string, number>;
  /** Added before the factor applies: only temperatures have one, and they stand alone. */
  readonly offset?: number;
}

/** The most used units, each in others. A `*` marks those that take prefixes. Logarithmic units are not among them. */
const definitions: Readonly<Record<string, string>> = {
  ...{ '10*': '10', '10^': '10', '%': '0.01', '[ppth]': '1e-3', '[ppm]': '1e-6', '[ppb]': '1e-9' },
  ...{ 'mol*': '6.0221367e23', sr: 'rad2', deg: '0.017453292519943295 rad', '[pi]': '3.141592653589793' },
  ...{ min: '60 s', h: '3600 s', d: '86400 s', wk: '604800 s', mo: '2629800 s', a: '31557600 s' },
  ...{ 'Hz*': 's-1', 'N*': '1000 g.m/s2', 'Pa*': '1000 g/m/s2', 'J*': '1000 g.m2/s2', 'W*': '1000 g.m2/s3' },
  ...{ 'A*': 'C/s', 'V*': '1000 g.m2/s2/C', 'F*': '0.001 C2.s2/g/m2', 'Ohm*': '1000 g.m2/s/C2' },
  ...{ 'S*': '0.001 s.C2/g/m2', 'Wb*': '1000 g.m2/s/C', 'T*': '1000 g/s/C', 'H*': '1000 g.m2/C2' },
  ...{
    'lm*': 'cd.rad2',
    'lx*': 'cd.rad2/m2',
    'Bq*': 's-1',
    'Gy*': 'm2/s2',
    'Sv*': 'm2/s2',
    'kat*': '6.0221367e23 s-1',
  },
  ...{
    'U*': '1.0036894500000001e16 s-1',
    'L*': '0.001 m3',
    'l*': '0.001 m3',
    'ar*': '100 m2',
    't*': '1000000 g',
  },
  ...{
    'bar*': '100000000 g/m/s2',
    'u*': '1.6605402e-24 g',
    'eV*': '1.60217733e-16 g.m2/s2',
    'cal*': '4184 g.m2/s2',
  },
  ...{
    'm[Hg]*': '133322000 g/m/s2',
    'm[H2O]*': '9806650 g/m/s2',
    'eq*': '6.0221367e23',
    'osm*': '6.0221367e23',
  },
  ...{
    '[in_i]': '0.0254 m',
    '[ft_i]': '0.3048 m',
    '[yd_i]': '0.9144 m',
    '[mi_i]': '1609.344 m',
    '[in_us]': '0.025400050800101603 m',
  },
  ...{
    '[lb_av]': '453.59237 g',
    '[oz_av]': '28.349523125 g',
    '[gr]': '0.06479891 g',
    '[stone_av]': '6350.29318 g',
  },
  ...{ '[gal_us]': '0.003785411784 m3', '[qt_us]': '0.000946352946 m3', '[pt_us]': '0.000473176473 m3' },
  ...{
    '[foz_us]': '0.0000295735295625 m3',
    '[cup_us]': '0.0002365882365 m3',
    '[tbs_us]': '0.00001478676478125 m3',
  },
  ...{
    '[tsp_us]': '0.00000492892159375 m3',
    '[psi]': '6894757.293168361 g/m/s2',
    '[IU]*': '[iU]',
    '[degF]': '0.5555555555555556 K',
  },
  ...{ Cel: 'K' },
};

const bases = new Set(['m', 's', 'g', 'rad', 'K', 'C', 'cd', '[iU]', '[CFU]']);
const prefixable = new Set(['m', 's', 'g', 'K', 'C', 'cd', 'rad', '[iU]']);
const offsets: Readonly<Record<string, number>> = { Cel: 273.15, '[degF]': 459.67 };

const prefixes: Readonly<Record<string, number>> = {
  ...{ Y: 1e24, Z: 1e21, E: 1e18, P: 1e15, T: 1e12, G: 1e9, M: 1e6, k: 1e3, h: 1e2, da: 10 },
  ...{ d: 0.1, c: 0.01, m: 1e-3, u: 1e-6, n: 1e-9, p: 1e-12, f: 1e-15, a: 1e-18, z: 1e-21, y: 1e-24 },
};

/** Longer codes come from data that wants to be a nuisance. */
const maxLength = 100;

const known = new Map<string, UcumUnit | undefined>();

/** Undefined for a unit that is not in the table, which may yet be one of UCUM's. */
export function ucumUnit(code: string): UcumUnit | undefined {
  if (code.length > maxLength) return undefined;
  if (!known.has(code)) {
    if (known.size > 1000) known.clear();
    known.set(code, readUnit(code));
  }
  return known.get(code);
}

const number = (factor: number): UcumUnit => ({ factor, dimensions: new Map() });

function readUnit(code: string): UcumUnit | undefined {
  const offset = Object.hasOwn(offsets, code) ? offsets[code] : undefined;
  if (offset !== undefined) return { ...(atom(code) ?? number(1)), offset };
  // A parenthesis is worth a parser only where units are computed; those are written without.
  const parts = code.replace(/\{[^{}]*\}/g, '').split(/(?=[./])/);
  let result = number(1);
  for (const part of parts) {
    const unit = component(part.replace(/^[./]/, ''));
    if (unit === undefined) return undefined;
    result = multiply(result, unit, part.startsWith('/') ? -1 : 1);
  }
  return result;
}

function component(text: string): UcumUnit | undefined {
  if (text === '') return number(1);
  if (/^\d+$/.test(text)) return number(Number(text));
  const match = /^(10[*^]|[^\d]+?|.*\]|.*[^\d+-])([-+]?\d+)?$/.exec(text);
  const unit = atom(match?.[1] ?? '');
  return unit === undefined || Object.hasOwn(offsets, match?.[1] ?? '')
    ? undefined
    : multiply(number(1), unit, Number(match?.[2] ?? 1));
}

function atom(name: string): UcumUnit | undefined {
  const plain = withoutPrefix(name, false);
  if (plain !== undefined) return plain;
  for (const [prefix, factor] of Object.entries(prefixes)) {
    const unit = name.startsWith(prefix) ? withoutPrefix(name.slice(prefix.length), true) : undefined;
    if (unit !== undefined) return { ...unit, factor: unit.factor * factor };
  }
  return undefined;
}

function withoutPrefix(name: string, isPrefixed: boolean): UcumUnit | undefined {
  if (isPrefixed ? prefixable.has(name) : bases.has(name))
    return { factor: 1, dimensions: new Map([[name, 1]]) };
  const key = Object.hasOwn(definitions, `${name}*`) ? `${name}*` : isPrefixed ? '' : name;
  const definition = Object.hasOwn(definitions, key) ? definitions[key] : undefined;
  if (definition === undefined) return undefined;
  const match = /^([\d.e-]+)?\s*(.*)$/.exec(definition);
  const unit = readUnit(match?.[2] ?? '');
  return unit && { factor: Number(match?.[1] ?? 1) * unit.factor, dimensions: unit.dimensions };
}

/** One unit times another to a power. */
export function multiply(left: UcumUnit, right: UcumUnit, power: number): UcumUnit {
  const dimensions = new Map(left.dimensions);
  for (const [name, exponent] of right.dimensions) {
    const sum = (dimensions.get(name) ?? 0) + exponent * power;
    if (sum === 0) dimensions.delete(name);
    else dimensions.set(name, sum);
  }
  return { factor: left.factor * right.factor ** power, dimensions };
}

/** The unit of base units that has these dimensions: `m-1.g1`; `1` for a plain number. */
export const baseCode = ({ dimensions }: UcumUnit): string =>
  [...dimensions]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([name, exponent]) => `${name}${exponent.toString()}`)
    .join('.') || '1';

const order: readonly string[] = [...bases];
