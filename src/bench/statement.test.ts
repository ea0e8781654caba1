import { createValidator } from '../engine/validator.js';
import { generated, type StatementName } from './documents.js';

const cases: readonly { readonly name: StatementName; readonly size: number }[] = [
  { name: 'small', size: 5_600 },
  { name: 'middle', size: 100_000 },
  { name: 'large', size: 1_000_000 },
];

/** The only document of a generated set. */
function statement(name: StatementName, hasWebsocket: boolean) {
  const [document] = generated(name, hasWebsocket).documents;
  if (document === undefined) throw new Error('There is no document.');
  return document;
}

describe.each(cases)('the $name statement', ({ name, size }) => {
  test.each([{ hasWebsocket: false }, { hasWebsocket: true }])(
    'has the size it claims, websocket: $hasWebsocket',
    ({ hasWebsocket }) => {
      const { length } = statement(name, hasWebsocket).bytes;
      expect(length).toBeGreaterThan(size * 0.9);
      expect(length).toBeLessThan(size * 1.1);
    },
  );

  test('is the same each time', () => {
    expect(statement(name, true).text).toBe(statement(name, true).text);
  });

  test.each([
    { hasWebsocket: false, keys: [] },
    { hasWebsocket: true, keys: ['ws-retired'] },
  ])('is judged to have $keys, websocket: $hasWebsocket', ({ hasWebsocket, keys }) => {
    const { issues } = createValidator().check(statement(name, hasWebsocket).bytes);
    expect(issues.map(({ key }) => key)).toEqual(keys);
  });
});

test('each resource type and each search parameter of it stands there once', () => {
  const { rest } = statement('large', false).resource as {
    readonly rest: readonly [{ readonly resource: readonly Described[] }];
  };
  const { resource } = rest[0];
  expect(new Set(resource.map(({ type }) => type)).size).toBe(140);
  for (const { searchParam } of resource)
    expect(new Set(searchParam.map(({ name }) => name)).size).toBe(searchParam.length);
});

interface Described {
  readonly type: string;
  readonly searchParam: readonly { readonly name: string }[];
}
