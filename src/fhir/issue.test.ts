import { issueTypes, operationOutcome, severities, type Issue } from './issue.js';

test('no issue becomes a single information', () => {
  expect(operationOutcome([])).toEqual({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'information', code: 'informational', details: { text: 'All OK' } }],
  });
});

test('issues are wrapped as they are, in their order', () => {
  const issues: readonly Issue[] = [
    { severity: 'warning', code: 'value' },
    { severity: 'error', code: 'structure', expression: ['Patient'] },
  ];
  const outcome = operationOutcome(issues);
  expect(outcome).toEqual({ resourceType: 'OperationOutcome', issue: issues });
  expect(outcome.issue).not.toBe(issues);
});

test('what is done to one outcome does not show in the next', () => {
  const [first] = operationOutcome([]).issue;
  if (first?.details !== undefined) first.details.text = 'changed';
  expect(operationOutcome([]).issue[0]?.details?.text).toBe('All OK');
});

/** http://hl7.org/fhir/R4/valueset-issue-severity.html, http://hl7.org/fhir/R4/valueset-issue-type.html */
test('severities and issue types are those of R4', () => {
  expect(severities).toEqual(['fatal', 'error', 'warning', 'information']);
  expect(issueTypes).toHaveLength(31);
  expect(new Set(issueTypes).size).toBe(31);
});
