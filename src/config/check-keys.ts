import { withExtended } from '../engine/compile-rules.js';
import { structureKeys } from '../engine/structure/complaint.js';
import { isIndispensable } from '../engine/switch-off.js';
import { nearest } from '../fhir/nearest.js';
import { shapeKeys } from '../input/shape-issues.js';
import type { RulePack } from '../rules/rule-pack.js';
import { shippedPack, shippedPackNames } from '../rules/shipped.js';
import type { Config, RuleSetting, Suppression } from './config.js';
import type { ConfigFault } from './config-error.js';

/** What is wrong with the keys of a configuration, given the packs that judge by it. */
export function checkKeys(config: Config, packs: readonly RulePack[]): ConfigFault[] {
  const all = withExtended(packs);
  const keys = new Set([
    ...all.flatMap(({ rules }) => rules.map(({ key }) => key)),
    ...Object.keys(shapeKeys),
    ...Object.keys(structureKeys),
    'not-judged',
  ]);
  const tags = new Set(all.flatMap(({ rules }) => rules.flatMap((rule) => rule.tags)));
  const check = (target: RuleSetting | Suppression, known: ReadonlySet<string>): ConfigFault[] => {
    const text = unknownPack(target, all) ?? unknownKey(target, known) ?? keptOn(target);
    return text === undefined ? [] : [{ ...text, place: target.place }];
  };
  return [
    ...config.rules.flatMap((each) =>
      check(each, each.pack === undefined ? new Set([...keys, ...tags]) : keys),
    ),
    ...config.suppress.flatMap((each) => check(each, keys)),
  ];
}

type Problem = Pick<ConfigFault, 'code' | 'text'> | undefined;

function unknownPack({ pack, key }: RuleSetting | Suppression, packs: readonly RulePack[]): Problem {
  const names = [...packs.map((each) => each.pack), 'fhir-shape'];
  if (pack === undefined || names.includes(pack)) return undefined;
  const near = nearest(pack, names);
  const hint = near === undefined ? `chosen are ${names.join(', ')}` : `did you mean ${near}/${key}?`;
  return { code: 'unknown-rule', text: `No pack of the name ${JSON.stringify(pack)} is chosen; ${hint}` };
}

function unknownKey(target: RuleSetting | Suppression, known: ReadonlySet<string>): Problem {
  const { key } = target;
  if (known.has(key)) return undefined;
  const owner = shippedPackNames().find((name) =>
    shippedPack(name)?.rules.some(
      (rule) => rule.key === key || ('level' in target && rule.tags.includes(key)),
    ),
  );
  const near = nearest(key, known);
  const hint =
    owner !== undefined
      ? `${owner} has it, which is not among packs`
      : near === undefined
        ? 'name the pack that has it under packs'
        : `did you mean ${near}?`;
  return { code: 'unknown-rule', text: `No chosen pack has a rule ${JSON.stringify(key)}; ${hint}` };
}

function keptOn(target: RuleSetting | Suppression): Problem {
  const isShown = 'level' in target && target.level !== 'off' && !isFatal(target.key);
  if (isShown || !(isIndispensable(target.key) || target.key === 'not-judged')) return undefined;
  if ('reason' in target && !isFatal(target.key)) return undefined;
  const text = `${target.key} stays as it is: it says that something could not be judged.`;
  return { code: 'wrong-value', text };
}

const isFatal = (key: string): boolean =>
  Object.entries(shapeKeys).some(([each, [severity]]) => each === key && severity === 'fatal');
