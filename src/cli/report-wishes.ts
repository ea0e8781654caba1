import { UsageError } from './io.js';
import { oneOf, outputFile, type GivenOption } from './options.js';
import { formats, type Format } from './reporters.js';

/** A report, and the file that it goes to; undefined: standard output. */
export interface ReportWish {
  readonly format: Format;
  readonly output: string | undefined;
}

/** Which reports the options ask for. An `--output` belongs to the `--format` before it. */
export function reportWishes(given: readonly GivenOption[]): readonly ReportWish[] {
  const wishes: { format: Format; output: string | undefined }[] = [];
  let early: string | undefined;
  for (const { name, value } of given) {
    if (name === 'format') {
      wishes.push({ format: oneOf('format', value, formats, 'text'), output: undefined });
    }
    if (name !== 'output') continue;
    const wish = wishes.at(-1);
    if (wish === undefined ? early !== undefined : wish.output !== undefined) {
      throw new UsageError(
        `--output ${String(value)} has no format of its own; write --format before each --output.`,
      );
    }
    if (wish === undefined) early = String(value);
    else wish.output = String(value);
  }
  return placed(wishes, early);
}

/** An output before any format is that of the only one. */
function placed(wishes: readonly ReportWish[], early: string | undefined): readonly ReportWish[] {
  const [first = { format: 'text', output: undefined } as const, ...more] = wishes;
  if (early !== undefined) {
    if (more.length > 0 || first.output !== undefined) {
      throw new UsageError(`--output ${early} stands before every --format; write it after its own.`);
    }
    return [onStandardOutput({ format: first.format, output: early })];
  }
  const all = [first, ...more].map(onStandardOutput);
  const [one, other] = all.filter(({ output }) => output === undefined);
  if (one !== undefined && other !== undefined) {
    throw new UsageError(
      `The reports ${one.format} and ${other.format} would both go to standard output; write --output FILE after one of them.`,
    );
  }
  return all;
}

const onStandardOutput = ({ format, output }: ReportWish): ReportWish => ({
  format,
  output: outputFile(output),
});
