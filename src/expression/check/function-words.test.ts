import { functionWords } from './function-words.js';
import { signatures } from './functions.js';

test('every function that a rule may call is described, and no other', () => {
  expect(Object.keys(functionWords)).toEqual(Object.keys(signatures));
});
