import { readFile } from 'node:fs/promises';

interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const read = async (name: string): Promise<Schema> =>
  JSON.parse(await readFile(new URL(`../../rules/${name}`, import.meta.url), 'utf8')) as Schema; // A schema is one.

interface Field {
  readonly path: string;
  /** Its own, or that of what it refers to. */
  readonly description: string;
}

/** All fields that a schema has anywhere. */
function fieldsOf(schema: Schema, path: string, { definitions = {} }: Schema): Field[] {
  const inside = (each: Schema, at: string): Field[] => fieldsOf(each, at, { definitions });
  const { properties = {}, additionalProperties, items, anyOf = [], oneOf = [] } = schema;
  return [
    ...Object.entries(properties).flatMap(([name, field]) => {
      const target = definitions[field.$ref?.replace('#/definitions/', '') ?? ''];
      const description = field.description ?? target?.description ?? '';
      return [{ path: `${path}.${name}`, description }, ...inside(field, `${path}.${name}`)];
    }),
    ...(typeof additionalProperties === 'object' ? inside(additionalProperties, `${path}.*`) : []),
    ...(items === undefined ? [] : inside(items, `${path}[]`)),
    ...[...anyOf, ...oneOf].flatMap((each) => inside(each, path)),
    ...Object.entries(schema.definitions ?? {}).flatMap(([name, each]) => inside(each, name)),
  ];
}

test.each([
  {
    name: 'rule-pack.schema.json',
    some: ['.pack', '.constants', 'rule.expression', 'rule.fix.move', 'example.$at'],
  },
  { name: 'rulepack.schema.json', some: ['.packs', '.suppress[].reason'] },
])('every field of $name is described, for editors', async ({ name, some }) => {
  const schema = await read(name);
  const fields = fieldsOf(schema, '', schema);
  expect(fields.map(({ path }) => path)).toEqual(expect.arrayContaining(some));
  expect(fields.filter(({ description }) => !/^\S+ .{4,}/.test(description))).toEqual([]);
});
