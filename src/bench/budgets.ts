/** What is measured, as a multiple of what, and how much it may be. */
export interface Row {
  readonly work: string;
  readonly base: string;
  /** Undefined: told for comparison only. */
  readonly budget?: number;
  /** What it costs now, where that is more than the budget: it may not get worse until it is less. */
  readonly reached?: number;
}

export type RowName =
  | 'websocketRules'
  | 'allRules'
  | 'shape'
  | 'verdict'
  | 'xml'
  | 'idleRules'
  | 'tenfold'
  | 'startUp'
  | 'fhirpath';

const parse = 'JSON.parse';

/** Every row that the benchmark prints, in their order. */
export const rows: Readonly<Record<RowName, Row>> = {
  websocketRules: { work: 'rules of the websocket pack, on an object', base: parse, budget: 0.15 },
  allRules: { work: 'rules of all packs, on an object', base: parse, budget: 0.5, reached: 1.3 },
  shape: { work: "FHIR's JSON shape, on an object", base: parse, budget: 0.35 },
  verdict: { work: 'bytes to verdict, all packs', base: parse, budget: 2, reached: 3.1 },
  xml: { work: 'bytes of XML to verdict, all packs', base: `${parse} of the JSON`, budget: 8 },
  idleRules: { work: 'bytes to verdict, 260 idle rules', base: 'with 26', budget: 1.2 },
  tenfold: { work: 'bytes to verdict, 10 times the bytes', base: 'the 100 KB', budget: 11 },
  startUp: { work: 'rulepack validate, whole process', base: 'node -e 0', budget: 2.5, reached: 2.9 },
  fhirpath: { work: 'rules of the websocket pack in fhirpath.js', base: parse },
};
