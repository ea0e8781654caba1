import { comparisonReport } from './comparison-report.js';

test('the report has a table, then every difference, then what was not compared', () => {
  const report = comparisonReport([
    {
      what: 'elements',
      places: ['CapabilityStatement.kind', 'CapabilityStatement.date'],
      differences: [
        { place: 'CapabilityStatement.date', aspect: 'min', text: 'FHIR has 1, the pack does not' },
      ],
      notCompared: ['Coding', 'Narrative', 'Coding'],
    },
    { what: 'value sets', places: [], differences: [], notCompared: [] },
  ]);
  expect(report.split('\n')).toEqual([
    'facts       compared  different  not compared',
    'elements           2          1             3',
    'value sets         0          0             0',
    'CapabilityStatement.date: min: FHIR has 1, the pack does not.',
    'Not compared, elements: Coding (2), Narrative.',
  ]);
});
