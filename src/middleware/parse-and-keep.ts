import { xmlTypes } from '../server/media-types.js';
import type { Done, FastifyInstancePart } from './fastify-parts.js';

/** A body as it came. */
export interface Kept {
  readonly bytes: Uint8Array;
  /** Why it could not be parsed, as fastify says it. */
  readonly fault: Error | undefined;
}

/**
 * Has an instance parse bodies of these types as it parses JSON, or leave them as text where they are XML, and keep
 * their bytes. A fault is kept, too, so that the body can be judged first. A parser that somebody added before stays.
 */
export function parseAndKeep(instance: FastifyInstancePart, types: Iterable<string>): void {
  const { onProtoPoisoning = 'error', onConstructorPoisoning = 'error' } = instance.initialConfig;
  // Its type speaks of fastify's own request, which it makes no use of.
  const parseJson = instance.getDefaultJsonParser(onProtoPoisoning, onConstructorPoisoning) as Parser;
  for (const type of types) {
    const parse = xmlTypes.includes(type) ? keepText : parseJson;
    try {
      instance.addContentTypeParser(type, { parseAs: 'buffer' }, (request, bytes, done) => {
        parse(request, decoder.decode(bytes), (error, body) => {
          kept.set(request, { bytes, fault: error ?? undefined });
          done(null, body);
        });
      });
    } catch (error) {
      if (!isAlreadyPresent(error)) throw error;
    }
  }
}

/** What was kept of a request; undefined where another parser read its body, or none. */
export const keptOf = (request: object): Kept | undefined => kept.get(request);

const keepText: Parser = (_request, text, done) => {
  done(null, text);
};

type Parser = (request: object, text: string, done: Done) => void;

const decoder = new TextDecoder();
const kept = new WeakMap<object, Kept>();

const isAlreadyPresent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_ALREADY_PRESENT';
