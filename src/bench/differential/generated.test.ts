import { generateSubjects } from './documents.js';
import { generatedQuestions, generateExpressions } from './generated-questions.js';
import { packQuestions } from './pack-questions.js';
import { createRandom } from './random.js';
import { compareAll } from './tally.js';

const random = createRandom(2026);
const subjects = generateSubjects(12, random);
const { expressions } = generateExpressions(2500, random);

test('the packs that ship say the same with fhirpath.js', () => {
  const tally = compareAll(subjects.flatMap((subject) => [...packQuestions(subject)]));
  expect(tally.unexplained).toEqual([]);
  expect(tally.expressions).toBeGreaterThanOrEqual(45);
  expect(tally.equal).toBeGreaterThan(0.98 * tally.comparisons);
});

test('generated expressions say the same with fhirpath.js', () => {
  const tally = compareAll(generatedQuestions(expressions, subjects, 3, random));
  expect(tally.unexplained).toEqual([]);
  expect(tally.expressions).toBe(2500);
  expect(tally.equal).toBeGreaterThan(0.98 * tally.comparisons);
});
