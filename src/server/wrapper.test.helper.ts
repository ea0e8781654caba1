import type { Outcome } from '../fhir/issue.js';
import { createHandler } from './handler.js';
import type { HandlerOptions } from './handler-options.js';

/** What clients read of an answer. */
export interface Answer {
  readonly outcomes: readonly {
    readonly fileInfo: {
      readonly fileName: string;
      readonly fileContent: string;
      readonly fileType?: string;
    };
    readonly issues: readonly Message[];
  }[];
  readonly sessionId: string;
  readonly validationTimes: object;
}

export interface Message {
  readonly level: string;
  readonly line: number;
  readonly location?: string;
  readonly message: string;
  readonly messageId?: string;
}

export interface Sent {
  readonly query?: string;
  /** Null sends none. */
  readonly contentType?: string | null;
}

/** Sends a body to `POST /validate`, of which objects become JSON. */
export function sender(
  options: HandlerOptions = {},
): (body: unknown, sent?: Sent) => Promise<{ status: number; type: string | null; text: string }> {
  const handler = createHandler(options);
  return async (body, { query = '', contentType = 'application/json' } = {}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const request = new Request(`http://localhost/validate${query}`, {
      method: 'POST',
      // Text would get a Content-Type of its own.
      body: new TextEncoder().encode(text),
      ...(contentType !== null && { headers: { 'Content-Type': contentType } }),
    });
    const response = await handler(request);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  };
}

/** An answer with status 200 to a request that names files. */
export async function validated(body: unknown, sent?: Sent, options?: HandlerOptions): Promise<Answer> {
  const { status, type, text } = await sender(options)(body, sent);
  expect({ status, type }).toEqual({ status: 200, type: 'application/json; charset=utf-8' });
  return JSON.parse(text) as Answer;
}

export async function outcomeTo(body: unknown, sent?: Sent): Promise<{ status: number; outcome: Outcome }> {
  const { status, type, text } = await sender()(body, sent);
  expect(type).toBe('application/fhir+json; charset=utf-8');
  return { status, outcome: JSON.parse(text) as Outcome };
}

export const baseProfile = 'http://hl7.org/fhir/StructureDefinition/CapabilityStatement';
export const websocket = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';

/** A statement in which nothing is wrong. */
export const sound = {
  resourceType: 'CapabilityStatement',
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">A server</div>' },
  status: 'active',
  date: '2026-01-31',
  kind: 'requirements',
  description: 'A server',
  fhirVersion: '4.0.1',
  format: ['json'],
  rest: [{ mode: 'server' }],
} as const;

/** The extension on line 3 is out of place, and the status on line 10 is none. */
export const faulty: string = JSON.stringify(
  {
    resourceType: 'CapabilityStatement',
    extension: [{ url: websocket, valueUri: 'wss://server.example/ws' }],
    text: sound.text,
    status: 'on',
    ...without(sound, 'resourceType', 'text', 'status'),
  },
  null,
  1,
);

function without(object: object, ...names: readonly string[]): object {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

export const file = (fileContent: unknown, fileName = 'CapabilityStatement.json'): object => ({
  fileName,
  fileContent: typeof fileContent === 'string' ? fileContent : JSON.stringify(fileContent),
  fileType: 'json',
});
