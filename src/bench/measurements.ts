import { createValidator } from '../engine/validator.js';
import type { RulePack } from '../rules/rule-pack.js';
import { defaultPackNames, shippedPack } from '../rules/shipped.js';
import type { RowName } from './budgets.js';
import { generated, type BenchDocument, type DocumentSet } from './documents.js';
import { fhirpathRules } from './fhirpath-rules.js';
import { idleRules } from './idle-rules.js';
import type { Comparison } from './measure.js';
import { rulesOf, shape, type Part, type Work } from './work.js';

/** What fills one line of the table. */
export interface Measurement {
  readonly row: RowName;
  readonly document: string;
  readonly comparison: Comparison;
  /** What the ratio is multiplied by: 1 unless told. */
  readonly scale?: number;
}

const parse: Work = ({ text }) => JSON.parse(text);

/** What runs in this process. Real documents are measured beside the generated ones. */
export async function measurementsOf(real: readonly DocumentSet[]): Promise<Measurement[]> {
  const packs = defaultPackNames().map(requiredPack);
  const websocket = requiredPack('capabilitystatement-websocket');
  const small = generated('small');
  const middle = generated('middle');
  const large = generated('large');
  const sets = [small, middle, generated('middle', true), large, ...real];
  const verdict = verdictBy(packs);
  const xmlVerdict = verdictBy(packs, ({ xml }) => xml());
  const inFhirpath = fhirpathRules(websocket);
  return [
    ...toParse('websocketRules', rulesOf([websocket]), sets),
    ...toParse('allRules', rulesOf(packs), sets),
    ...toParse('shape', shape, sets),
    ...toParse('verdict', { work: verdict }, sets),
    ...toParse('xml', { work: xmlVerdict }, sets),
    {
      row: 'idleRules',
      document: middle.name,
      comparison: {
        work: each(middle, verdictBy([...packs, await idleRules(260)])),
        base: each(middle, verdictBy([...packs, await idleRules(26)])),
      },
    },
    {
      row: 'tenfold',
      document: large.name,
      comparison: { work: each(large, verdict), base: each(middle, verdict) },
      // Ten times the bytes to the byte.
      scale: (10 * bytesOf(middle)) / bytesOf(large),
    },
    ...toParse('fhirpath', { work: ({ resource }) => inFhirpath(resource) }, [small, middle, large]),
  ];
}

const toParse = (row: RowName, { work, without }: Part, sets: readonly DocumentSet[]): Measurement[] =>
  sets.map((set) => ({
    row,
    document: set.name,
    comparison: {
      work: each(set, work),
      ...(without && { without: each(set, without) }),
      base: each(set, parse),
    },
  }));

function requiredPack(name: string): RulePack {
  const pack = shippedPack(name);
  if (pack === undefined) throw new Error(`The pack ${name} does not ship.`);
  return pack;
}

/** One pass: the work on every document of a set. */
const each =
  ({ documents }: DocumentSet, work: Work) =>
  (): void => {
    documents.forEach(work);
  };

function verdictBy(
  packs: readonly RulePack[],
  of: (document: BenchDocument) => Uint8Array = ({ bytes }) => bytes,
): Work {
  const validator = createValidator({ packs });
  return (document) => validator.validate(of(document));
}

const bytesOf = ({ documents }: DocumentSet): number =>
  documents.reduce((sum, { bytes }) => sum + bytes.length, 0);
