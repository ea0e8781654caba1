import type { JsonObject } from '../fhir/element.js';
import { statement, told } from './foreign.test.helper.js';

describe('properties in changing order', () => {
  const items: readonly JsonObject[] = [
    { mode: 'server', documentation: 5, extension: [{ url: 'a' }] },
    { extension: [{ url: 'a' }], mode: 'server', documentation: 5 },
    { documentation: 5, extension: [{ url: 'a' }], foo: 1, mode: 'server' },
    { foo: 1, mode: 'server' },
    { documentation: 5 },
    { mode: 'server', extension: [{ valueUri: 'v', url: 'a' }], documentation: 5 },
    {
      extension: [
        { url: 'a', valueUri: 'v' },
        { valueCode: 'c', url: 'a', valueUri: 'v' },
      ],
    },
  ];
  /** A process that has seen no other order. */
  const alone = items.map((item, index) =>
    told(statement({ rest: [item] })).map((each) => each.replace('rest[0]', `rest[${index.toString()}]`)),
  );

  test.each([
    { title: 'as they are', order: [0, 1, 2, 3, 4, 5, 6] },
    { title: 'the other way round', order: [6, 5, 4, 3, 2, 1, 0] },
    { title: 'alternating', order: [0, 1, 0, 1, 2, 0, 6, 2, 6] },
  ])('$title', ({ order }) => {
    const found = order.map((index) => told(statement({ rest: [items[index]] })));
    const wanted = order.map((index) =>
      (alone[index] ?? []).map((each) => each.replace(`rest[${index.toString()}]`, 'rest[0]')),
    );
    expect(found).toEqual(wanted);
    const places = told(statement({ rest: order.map((index) => items[index]) }))
      .filter((each) => each.includes('rest['))
      .map((each) => each.replace(/rest\[(\d+)\]/, (_, at) => `rest[${String(order[Number(at)])}]`));
    expect(new Set(places)).toEqual(
      new Set(order.flatMap((index) => alone[index] ?? []).filter((each) => each.includes('rest['))),
    );
  });

  test('something is told of them', () => {
    expect(alone.flat().length).toBeGreaterThan(12);
  });
});
