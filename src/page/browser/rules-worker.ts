/** The worker that looks at rule packs as they are written. */
import { loadMissing } from '../late/missing.js';
import type { SchemaNode } from '../rules/complete.js';
import { createRulesSession } from '../rules/rules-session.js';
import { answerCalls, type Port } from './channel.js';

const fileOf = async (name: string): Promise<Response> => {
  const response = await fetch(new URL(name, globalThis.location.href));
  if (!response.ok) throw new Error(`${name} is not there`);
  return response;
};

let schema: Promise<SchemaNode> | undefined;

answerCalls(
  globalThis as unknown as Port,
  createRulesSession({
    loadMissing,
    async read(path) {
      if (!/^(?:[a-z0-9-]+\/)*[a-z0-9-]+\.yaml$/.test(path)) throw new Error('it is not among what ships');
      return (await fileOf(`packs/${path}`)).text();
    },
    schema: () =>
      (schema ??= fileOf('rule-pack.schema.json').then(
        async (response) => (await response.json()) as SchemaNode,
      )),
  }),
);
