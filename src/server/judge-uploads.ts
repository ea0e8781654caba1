import { outcomeCollection } from '../report/collection.js';
import { fullUrlOf } from '../report/full-url.js';
import { isNdjsonName } from '../input/split-lines.js';
import type { Outcome } from '../fhir/issue.js';
import { gunzip, isGzip } from './gunzip.js';
import { inOrder } from '../input/in-order.js';
import { judgeInput, type NamedInput } from './judge-input.js';
import type { Verdict } from './judge/job.js';
import { Problem } from './problem.js';
import { readBody } from './read-body.js';
import { readForm, type FormFile } from './read-form.js';
import { replyIn } from './reply.js';
import { lineInputs } from './stream-verdicts.js';
import { demandAnswerable, type Exchange } from './exchange.js';

interface Judged {
  readonly input: NamedInput;
  readonly verdict: Verdict;
}

/** Answers an upload: one file with its OperationOutcome, several with a Bundle of them, in their order. */
export async function judgeUploads(exchange: Exchange): Promise<Response> {
  const { request, settings, form, question } = exchange;
  const bytes = await readBody(request, settings);
  const { files, fields } = await readForm(bytes, request.headers.get('content-type') ?? '');
  if (files.length > settings.maxFiles) throw tooMany(files.length, settings.maxFiles);
  const asked: Exchange = {
    ...exchange,
    question: {
      ...question,
      profiles: [...question.profiles, ...fields.profiles],
      ...(fields.mode !== undefined && { mode: fields.mode }),
    },
  };
  demandAnswerable(asked);
  const judged: Judged[] = [];
  const inputs = inputsOf(files, settings.maxBody);
  const verdicts = inOrder(inputs, settings.width, async (input) => ({
    input,
    verdict: await judgeInput(input, asked),
  }));
  for await (const each of verdicts) judged.push(each);
  const [only] = judged;
  if (judged.length === 1 && only !== undefined) return replyIn(form, only.verdict.text, only.verdict.status);
  if (form.kind === 'ndjson') return replyIn(form, judged.map(({ verdict }) => verdict.text).join(''), 200);
  return replyIn(form, await bundleOf(judged));
}

const tooMany = (count: number, limit: number): Problem =>
  new Problem(
    'too-many-files',
    `The upload holds ${count.toString()} files; ${limit.toString()} at a time is the limit here.`,
  );

/** A file is an input; one of lines is as many as it has lines. */
async function* inputsOf(files: readonly FormFile[], maxBody: number): AsyncGenerator<NamedInput> {
  let left = maxBody * compression;
  for (const file of files) {
    const name = file.name === '' ? '-' : file.name;
    try {
      const packed = new Uint8Array(await file.arrayBuffer());
      const bytes = isGzip(packed) ? await gunzip(packed, Math.min(maxBody, left)) : packed;
      left -= bytes.length;
      if (isZip(bytes)) throw new Problem('unsupported-media-type', zipText);
      if (isNdjsonName(name)) yield* lineInputs(once(bytes), name, maxBody);
      else yield { name, content: bytes };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      yield { name, content: error };
    }
  }
}

/** All files together may be so many times as large as a body once they are decompressed. */
const compression = 10;

// eslint-disable-next-line @typescript-eslint/require-await -- a stream is asynchronous
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03;
const zipText = 'It is a zip archive, which is not opened here; upload the files that are in it.';

async function bundleOf(judged: readonly Judged[]): Promise<string> {
  const pieces: string[] = [outcomeCollection.start];
  for (const { input, verdict } of judged) {
    const content = input.content instanceof Problem ? undefined : input.content;
    const fullUrl = await fullUrlOf(input.name, content);
    // It was written by us, just now.
    const outcome = JSON.parse(verdict.text) as Outcome;
    pieces.push(outcomeCollection.entry(outcome, fullUrl, pieces.length === 1));
  }
  return [...pieces, outcomeCollection.end].join('');
}
