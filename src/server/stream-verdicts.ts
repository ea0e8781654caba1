import { splitLines } from '../input/split-lines.js';
import { judgeInput, type NamedInput } from './judge-input.js';
import { fhirNdjson } from './media-types.js';
import { inOrder } from '../input/in-order.js';
import { Problem } from './problem.js';
import type { Exchange } from './exchange.js';

/** Judges lines as they come in; an outcome a line goes out, in their order, while more come in. */
export function streamVerdicts(chunks: AsyncIterable<Uint8Array>, exchange: Exchange): Response {
  const inputs = lineInputs(chunks, '-', exchange.settings.maxBody);
  const judged = inOrder(inputs, exchange.settings.width, async (input) => {
    const verdict = await judgeInput(input, exchange);
    return verdict.text;
  });
  return new Response(streamOf(judged), { headers: { 'Content-Type': fhirNdjson } });
}

/** Each line that is not blank. Where no more can be read, the last input says why. */
export async function* lineInputs(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  maxLine: number,
): AsyncGenerator<NamedInput> {
  let isEmpty = true;
  let after = 0;
  try {
    for await (const { number, bytes } of splitLines(chunks, maxLine)) {
      isEmpty = false;
      after = number;
      yield { name: `${file}:${number.toString()}`, content: bytes };
    }
  } catch (error) {
    isEmpty = false;
    yield { name: `${file}:${(after + 1).toString()}`, content: readFailure(error) };
  }
  if (isEmpty) yield { name: file, content: new Uint8Array() };
}

const readFailure = (error: unknown): Problem =>
  error instanceof Problem
    ? error
    : new Problem('invalid-request', 'The rest could not be read; it was cut off.', { cause: error });

/** Asks for more only when somebody reads. */
function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await texts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
