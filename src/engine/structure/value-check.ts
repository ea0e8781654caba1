import { compilePattern } from '../../expression/evaluate/pattern.js';
import type { TypeDefinition } from '../../fhir/model/model.js';
import { nearest } from '../../fhir/nearest.js';
import { quoted } from '../../fhir/primitives/form-fault.js';
import { releaseName } from '../../fhir/release.js';
import { formOf } from '../../fhir/primitives/primitive-forms.js';
import { writing, type FixMaker } from '../../input/change.js';
import type { ValueCheck } from '../../input/demands.js';
import type { ReleasePack } from '../../rules/release-pack.js';
import type { ElementRow, ValueRow } from '../../rules/structure.js';
import { complaintOf } from './complaint.js';
import { codeFix, repairedForms } from './table-fixes.js';

/** Judges the form that FHIR gives the values of a primitive type. */
export function formCheck(type: TypeDefinition, { pack, url, release }: ReleasePack): ValueCheck | undefined {
  const form = formOf(type.name);
  if (form === undefined) return undefined;
  const isAddress = addresses.has(type.name);
  const demand = `Every ${type.name} has the form of http://hl7.org/fhir/${releaseName(release)}/datatypes.html#${type.name}.`;
  return (value) => {
    if (typeof value === 'boolean' || (isAddress && plainAddress.test(value as string))) return undefined;
    const fault = form(value);
    if (fault === undefined) return undefined;
    const { key, severity, code, messageId, text } = fault;
    const fix: FixMaker = (path) => {
      const better = typeof value === 'string' ? repairedForms(value, type.name) : [];
      const good = better.find((each) => each !== '' && form(each) === undefined);
      return good === undefined ? undefined : writing(good, value, true)(path);
    };
    return complaintOf({ pack, url }, key, text, demand, { severity, code, messageId, fix });
  };
}

const addresses: ReadonlySet<string> = new Set(['uri', 'url', 'canonical']);
/** What most addresses look like, and nothing is wrong with. */
const plainAddress = /^https?:\/\/[!-~]+$/;

/** Judges whether a value is one of the codes that a binding allows. */
export function bindingCheck(
  { binding }: ValueRow,
  name: string,
  pack: ReleasePack,
  key: 'element-binding' | 'extension-binding' = 'element-binding',
): ValueCheck | undefined {
  const codes = binding === undefined ? undefined : pack.structure?.valueSets[binding];
  if (binding === undefined || codes === undefined) return undefined;
  const known = new Set<unknown>(codes);
  return (value) => {
    // An empty string is no value; that is told by ele-1.
    if (known.has(value) || value === '') return undefined;
    const demand = `${name} is bound to the value set ${binding} (required).`;
    const fix: FixMaker = (path) => codeFix(value, codes)?.(path);
    return complaintOf(pack, key, () => codeText(name, String(value), codes), demand, { fix });
  };
}

/** As many codes as a person wants to read. */
const maxListed = 12;

function codeText(name: string, value: string, codes: readonly string[]): string {
  const said = `${short(name)} cannot be ${quoted(value)}`;
  const near = nearest(value, codes);
  if (codes.length <= maxListed) {
    const list = `allowed are ${codes.join(', ')}`;
    return near === undefined ? `${said}; ${list}.` : `${said}; did you mean ${near}? ${capital(list)}.`;
  }
  const count = `It is none of the ${codes.length.toString()} codes allowed.`;
  return near === undefined ? `${said}. ${count}` : `${said}; did you mean ${near}? ${count}`;
}

/** Judges whether the whole value looks as a row says. */
export function regexCheck(
  { regex, examples }: ElementRow,
  name: string,
  pack: ReleasePack,
): ValueCheck | undefined {
  if (regex === undefined) return undefined;
  const pattern = compilePattern(regex);
  const like = examples?.pass.slice(0, 3).join(', ');
  return (value) => {
    if (typeof value !== 'string' || value === '' || pattern.full(value)) return undefined;
    const text = `${short(name)} cannot be ${quoted(value)}; write it like ${like ?? regex}.`;
    return complaintOf(pack, 'element-regex', text, `${name} matches ${regex}`);
  };
}

/** The last name of a path. */
export const short = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
