import fc from 'fast-check';
import type { JsonObject } from '../fhir/element.js';

type Values = fc.Arbitrary<unknown>;

/** Objects with some of the properties, in any order. */
const some = (properties: Readonly<Record<string, Values>>): fc.Arbitrary<JsonObject> => {
  const entries = Object.entries(properties).map(([name, value]) => fc.tuple(fc.constant(name), value));
  return fc.array(fc.oneof(...entries), { maxLength: 4 }).map((each) => Object.fromEntries(each));
};

const odd: Values = fc.constantFrom(null, null, 5, 'odd', true, {}, [], [[{ url: 'urn:a:one' }]]);
const usually = (value: Values, ...others: Values[]): Values =>
  fc.oneof(
    { weight: 10, arbitrary: value },
    ...[odd, ...others].map((arbitrary) => ({ weight: 1, arbitrary })),
  );
/** An array, as FHIR has it; now and then an object in its place, or something odd. */
const many = (item: Values): Values =>
  usually(fc.array(item, { minLength: 1, maxLength: 3 }), item, fc.tuple(odd, item));
const one = (item: Values): Values => usually(item, fc.tuple(item));

const url = usually(fc.constantFrom('urn:a:one', 'urn:a:one', 'urn:a:two', 'urn:b', ''));
const text = one(fc.constantFrom('a', 'b', 'urn:a:one'));
const flag = one(fc.boolean());

const of = (resourceType: string, json: fc.Arbitrary<JsonObject>): Values =>
  json.map((each) => ({ resourceType, ...each }));

const { anyResource } = fc.letrec((tie) => {
  const extensions = { extension: many(tie('extension')) };
  const both = { ...extensions, modifierExtension: many(tie('extension')) };
  const partner = one(some(extensions));
  const security = some({ ...both, cors: flag, _cors: partner });
  return {
    extension: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.record({ url, valueUri: text }),
      fc.record({ url }),
      some({
        ...extensions,
        url,
        valueUri: text,
        _valueUri: partner,
        valueString: text,
        _valueString: partner,
        valueCoding: one(some({ ...extensions, code: text })),
        valueQuantity: one(some({ ...extensions, value: one(fc.integer()) })),
      }),
    ),
    statement: of(
      'CapabilityStatement',
      some({
        ...both,
        fhirVersion: fc.constantFrom('4.0.1', '5.0.0', '3.0.2', '4.6.0'),
        name: text,
        _name: partner,
        url: text,
        _url: partner,
        format: many(text),
        _format: many(partner),
        rest: many(some({ ...both, mode: text, _mode: partner, security: one(security) })),
        contact: many(some({ ...extensions, telecom: many(some(extensions)) })),
        contained: many(tie('anyResource')),
        foo: many(tie('extension')),
      }),
    ),
    anyResource: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      tie('statement'),
      tie('statement'),
      of('Patient', some({ ...both, active: flag, _active: partner })),
      of('Foo', some(both)),
      of('Bundle', some({ entry: many(some({ ...both, resource: one(tie('anyResource')) })) })),
      of('Parameters', some({ parameter: many(some({ ...both, resource: one(tie('anyResource')) })) })),
    ),
  };
});

/** Statements and other resources with extensions everywhere, in the right JSON shape or not. */
export const resource: fc.Arbitrary<unknown> = anyResource;
