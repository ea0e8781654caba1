/** `fhir-rulepack/fastify`: a plugin for fastify. Needs nothing of it. */
import type { CheckResult } from '../engine/check-result.js';
import { completeOptions } from './complete-options.js';
import type { FastifyInstancePart, FastifyReplyPart, FastifyRequestPart } from './fastify-parts.js';
import { isJudged } from './is-judged.js';
import { judgeBody, type Refusal } from './judge-body.js';
import type { MiddlewareOptions } from './middleware-options.js';
import { keptOf, parseAndKeep } from './parse-and-keep.js';

export type { CheckResult, FastifyInstancePart, FastifyReplyPart, FastifyRequestPart, MiddlewareOptions };

export type FastifyRulepackOptions = MiddlewareOptions<FastifyRequestPart>;

export type FastifyRulepack = (
  instance: FastifyInstancePart,
  options: FastifyRulepackOptions,
  done: (error?: Error) => void,
) => void;

/**
 * Judges bodies before fastify's own validation, sets `request.validation` (null where nothing was judged), and answers
 * with an OperationOutcome where it refuses: 422 for broken rules, 400 for what is no resource. Adds parsers for the
 * media types; handlers get what fastify's JSON parser makes of the body, of XML the text. Holds for the scope that registers it and the
 * scopes in it. Wrong options fail the registration with a `TypeError`.
 */
export const fastifyRulepack: FastifyRulepack = Object.assign(
  ((instance, options, done) => {
    try {
      mount(instance, options);
    } catch (error) {
      done(error as Error);
      return;
    }
    done();
  }) satisfies FastifyRulepack,
  {
    // Without a scope of its own: https://fastify.dev/docs/latest/Reference/Plugins/#handle-the-scope
    [Symbol.for('skip-override')]: true,
    [Symbol.for('fastify.display-name')]: 'fhir-rulepack',
  },
);

function mount(instance: FastifyInstancePart, options: FastifyRulepackOptions): void {
  const settings = completeOptions(options);
  if (!instance.hasRequestDecorator('validation')) instance.decorateRequest('validation', null);
  parseAndKeep(instance, settings.types);
  instance.addHook('preValidation', (request, reply, done) => {
    const kept = keptOf(request);
    try {
      const hasBody = kept !== undefined || request.body !== undefined;
      if (hasBody && !request.is404 && isJudged(request, settings)) {
        const judged = judgeBody(kept?.bytes ?? request.body, settings);
        request.validation = judged.result;
        reply.headers(judged.headers);
        if (judged.refusal !== undefined) {
          send(reply, judged.refusal);
          return;
        }
      }
    } catch (error) {
      done(error as Error);
      return;
    }
    done(kept?.fault);
  });
}

function send(reply: FastifyReplyPart, { status, headers, text }: Refusal): void {
  reply.code(status);
  reply.headers(headers);
  reply.send(text);
}
