import { explanationColumns } from '../corpus/explain.js';
import { differenceColumns } from '../fhir-test-cases/account.js';
import { exceptionColumns } from '../primitives/value-accounts.js';
import { readTable } from './read-table.js';

test('the tables that are committed can be read', async () => {
  const errors = await readTable('corpus/explained-errors.yaml', explanationColumns);
  const differences = await readTable('fhir-test-cases/differences.yaml', differenceColumns);
  const exceptions = await readTable('primitives/exceptions.yaml', exceptionColumns);
  for (const { why } of [...errors, ...differences, ...exceptions]) expect(why).toMatch(/\.$/);
});
