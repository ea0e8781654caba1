import { createValidator } from '../engine/validator.js';
import { expressMiddleware } from './express.js';
import type { MiddlewareOptions } from './middleware-options.js';

const validator = createValidator({ packs: [] });

test.each([
  {
    title: 'a severity that is none',
    options: { refuse: 'critical' },
    says: /^refuse .*fatal, error.*"critical"/,
  },
  { title: 'a type with parameters', options: { types: ['application/json; q=1'] }, says: /^types .*q=1/ },
  { title: 'a range of types', options: { types: ['*/*'] }, says: /^types / },
  { title: 'a header that is none', options: { header: 'X Validation' }, says: /^header .*"X Validation"/ },
  { title: 'a header with a line break', options: { header: 'X\r\nY' }, says: /^header / },
  { title: 'a rule that is none', options: { off: ['no-such-rule'] }, says: /no-such-rule/ },
  {
    title: 'a validator and its options',
    options: { validator, off: ['dom-6'] },
    says: /which off would not/,
  },
])('$title is refused', ({ options, says }) => {
  // What JavaScript lets pass.
  const make = (): unknown => expressMiddleware(options as MiddlewareOptions<unknown>);
  expect(make).toThrow(TypeError);
  expect(make).toThrow(says);
});
