import { missesOf, tableOf, type Figure } from './table.js';

const figures: readonly Figure[] = [
  { row: 'fhirpath', document: '5.6 KB', ratio: 73.04 },
  { row: 'verdict', document: '1 MB', ratio: 3.3 },
  { row: 'verdict', document: '100 KB, websocket', ratio: 2 },
  { row: 'shape', document: '1 MB', ratio: 0.351 },
];

test('the table is aligned, in the order of the budgets', () => {
  expect(tableOf(figures).split('\n')).toEqual([
    'row                                         to          document           ratio  budget',
    "FHIR's JSON shape, on an object             JSON.parse  1 MB                0.35    0.35  over",
    'bytes to verdict, all packs                 JSON.parse  1 MB                3.30    2.00  over',
    'bytes to verdict, all packs                 JSON.parse  100 KB, websocket   2.00    2.00  ok',
    'rules of the websocket pack in fhirpath.js  JSON.parse  5.6 KB              73.0',
  ]);
});

const verdict =
  'bytes to verdict, all packs, 1 MB: 3.30 times JSON.parse, and its budget is 2.00 (3.10 until that is reached).';
const shape = "FHIR's JSON shape, on an object, 1 MB: 0.35 times JSON.parse, and its budget is 0.35.";

test.each([
  { margin: 0, misses: [verdict, shape] },
  { margin: 0.05, misses: [verdict] },
  { margin: 0.1, misses: [] },
  { margin: 0.25, misses: [] },
])('with a margin of $margin, misses are $misses', ({ margin, misses }) => {
  expect(missesOf(figures, margin)).toEqual(misses);
});

test.each([NaN, Infinity])('what could not be measured (%p) misses its budget', (ratio) => {
  expect(missesOf([{ row: 'shape', document: '1 MB', ratio }], 0.25)).toHaveLength(1);
});
