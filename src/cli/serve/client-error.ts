import type { Duplex } from 'node:stream';
import { STATUS_CODES } from 'node:http';
import { outcomeLine } from '../../report/collection.js';
import { fhirJson } from '../../server/media-types.js';
import { Problem, problemOutcome } from '../../server/problem.js';
import { errorCode } from '../failure.js';

/** Answers what is not even a request, or does not become one in time, and closes the connection. */
export function answerClientError(error: Error, socket: Duplex): void {
  // Nobody is there any more, or an answer has begun.
  if (!socket.writable || ('bytesWritten' in socket && Number(socket.bytesWritten) > 0)) {
    socket.destroy();
    return;
  }
  const problem = problemOf(errorCode(error));
  const body = outcomeLine(problemOutcome(problem));
  const head = [
    `HTTP/1.1 ${problem.status.toString()} ${STATUS_CODES[problem.status] ?? ''}`,
    `Content-Type: ${fhirJson}`,
    `Content-Length: ${Buffer.byteLength(body).toString()}`,
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function problemOf(code: string | undefined): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem('request-timeout', 'The head of the request came too slowly.');
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem('headers-too-large', 'The head of the request is too large.');
  return new Problem('invalid-request', 'This is no HTTP request that can be read.');
}
