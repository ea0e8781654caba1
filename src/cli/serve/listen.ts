import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Problem } from '../../server/problem.js';
import { problemReply } from '../../server/reply.js';
import { answerClientError } from './client-error.js';

export interface ListenOptions {
  readonly handler: (request: Request) => Promise<Response>;
  readonly host: string;
  /** 0 is any that is free. */
  readonly port: number;
  readonly maxBody: number;
  /** Milliseconds for a body, and half of those after which a connection on which nothing moves is closed. */
  readonly maxWait: number;
}

export interface Listening {
  readonly url: string;
  /** Takes no more requests, lets those under way end, and cuts off what has not ended in time. */
  stop(milliseconds: number): Promise<void>;
}

/** Serves a handler by node:http, within limits. Rejects where the port cannot be had. */
export async function listen({ handler, host, port, maxBody, maxWait }: ListenOptions): Promise<Listening> {
  let isStopping = false;
  const answer = getRequestListener(handler, {
    // Responses of this package keep their text. Node's make a stream of it.
    overrideGlobalObjects: true,
    errorHandler: () => problemReply(new Problem('invalid-request', 'The Host or the path cannot be read.')),
  });
  const take = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    if (isStopping) outgoing.setHeader('Connection', 'close');
    void answer(incoming, outgoing);
  };
  const server = createServer(
    {
      // Bodies have a limit of their own in the handler: a stream of lines may take as long as it moves.
      requestTimeout: 0,
      headersTimeout: headersWait,
      connectionsCheckingInterval: 500,
      keepAliveTimeout: 5_000,
      requireHostHeader: false,
    },
    take,
  );
  server.maxConnections = mostConnections;
  server.setTimeout(2 * maxWait);
  server.on('clientError', answerClientError);
  // Who asks before sending a body is not asked for one that would be refused.
  server.on('checkContinue', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (Number(incoming.headers['content-length'] ?? 0) <= maxBody) outgoing.writeContinue();
    take(incoming, outgoing);
  });
  // An expectation that nobody knows can be ignored; Node alone would answer 417 without a body.
  server.on('checkExpectation', take);
  await listening(server, host, port);
  return {
    url: urlOf(server.address() as AddressInfo),
    stop: async (milliseconds) => {
      isStopping = true;
      const closed = new Promise((resolve) => server.close(resolve));
      const timer = setTimeout(() => {
        server.closeAllConnections();
      }, milliseconds);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** Milliseconds in which a request's head must be there. */
const headersWait = 2_000;
const mostConnections = 5_000;

const listening = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

const urlOf = ({ address, family, port }: AddressInfo): string =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port.toString()}`;
