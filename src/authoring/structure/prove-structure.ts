import type { Release } from '../../fhir/release.js';
import type { RulePlace } from '../../rules/rule-error.js';
import type { RulePack } from '../../rules/rule-pack.js';
import { placeOfRow } from '../../rules/row-places.js';
import type { TestEntry } from '../test-entry.js';
import { elementTrials } from './element-trials.js';
import { extensionTrials } from './extension-trials.js';
import { knownTrials } from './known-trials.js';
import { verdictOfTrial, type Trial, type Untried } from './trial.js';
import { createWorld, type World } from './world.js';

/** What proving the tables of a pack came to. */
export interface StructureProof {
  readonly elements: number;
  readonly extensions: number;
  /** How many resources were derived from the rows. */
  readonly examples: number;
  readonly entries: readonly TestEntry[];
}

/** Tries every row of a pack's own tables on resources derived from it. Undefined where there are none. */
export function proveStructure(pack: RulePack): StructureProof | undefined {
  const { structure } = pack;
  if (structure === undefined) return undefined;
  const entries = pack.fhirVersion.flatMap((release) => proveRelease(pack, release));
  return {
    elements: Object.keys(structure.elements).length,
    extensions: Object.keys(structure.extensions).length,
    examples: entries.filter(({ word }) => word !== 'untried').length,
    entries,
  };
}

function proveRelease(pack: RulePack, release: Release): TestEntry[] {
  const world = createWorld(pack, release);
  const { structure } = world.pack;
  if (structure === undefined || pack.structure === undefined) return [];
  const { elements, extensions, knownExtensions } = structure;
  return [
    ...Object.entries(elements).flatMap(([path, row]) =>
      entriesOf(`element ${path}`, placeOfRow(row), elementTrials(path, row, world), world),
    ),
    ...Object.entries(extensions).flatMap(([url, row]) =>
      entriesOf(`extension ${url}`, placeOfRow(row), extensionTrials(url, row, world), world),
    ),
    ...(knownExtensions === undefined
      ? []
      : entriesOf(
          `knownExtensions ${knownExtensions}`,
          placeOfRow(pack.structure),
          knownTrials(world),
          world,
        )),
  ];
}

function entriesOf(
  row: string,
  place: RulePlace | undefined,
  trials: readonly (Trial | Untried)[],
  world: World,
): TestEntry[] {
  const { pack, model } = world;
  const release = pack.fhirVersion.length > 1 ? ` (FHIR ${model.release})` : '';
  return trials.map((trial) => {
    const { word, problem = '' } =
      'untried' in trial
        ? ({ word: 'untried', problem: `it cannot be tried: ${trial.untried}` } as const)
        : verdictOfTrial(trial, world);
    return {
      rule: undefined,
      row,
      place: place ?? { file: pack.pack, line: 1, column: 1 },
      word,
      subject: `${row}: ${trial.title}${release}`,
      problem,
      isOpen: word !== 'proved',
    };
  });
}
