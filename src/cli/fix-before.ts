import { resolve } from 'node:path';
import { createValidator, type ValidatorOptions } from '../engine/validator.js';
import { manyIssues } from '../input/limits.js';
import { fixRecordText } from '../report/fix-report.js';
import { createStyle } from '../report/style.js';
import { visible } from '../report/visible.js';
import type { RunDecisions } from './decisions.js';
import { failureText } from './failure.js';
import { fixFile, xmlNotice } from './fix-file.js';
import { suppressedText } from './fix-totals.js';
import type { InputOptions } from './inputs.js';
import type { Io } from './io.js';
import { replaceFile } from './replace-file.js';

interface FixBeforeOptions extends Omit<InputOptions, 'maxLineBytes'> {
  readonly validator: ValidatorOptions;
  readonly decisions: RunDecisions;
  /** Is told of files that cannot be written; the others are mended. */
  readonly complain: (text: string) => Promise<void>;
}

/** Makes the safe fixes in files that are validated afterwards. What it did goes to standard error. */
export async function fixBefore(
  files: readonly string[],
  { validator: options, decisions, complain, ...inputs }: FixBeforeOptions,
  io: Io,
): Promise<void> {
  const validator = createValidator({ ...options, limits: { ...options.limits, maxIssues: manyIssues } });
  const style = createStyle(false);
  let spared = 0;
  for (const file of files) {
    const fixed = await fixFile(file, validator, decisions, inputs, io);
    for (const { suppressed } of fixed.inputs) spared += suppressed;
    if (fixed.inputs.some(({ isXml }) => isXml === true))
      await io.complain(`rulepack: ${visible(`${file}: ${xmlNotice}`)}\n`);
    if (fixed.after === fixed.before) continue;
    try {
      await replaceFile(resolve(io.folder, file), fixed.after);
    } catch (error) {
      await complain(`${file}: it could not be written: ${failureText(error)}`);
      continue;
    }
    const told = fixed.inputs.flatMap(({ fixed: done, lineOffset }) =>
      done.map((each) => fixRecordText(file, lineOffset, each, style)),
    );
    await io.complain(told.join(''));
  }
  if (spared > 0) await io.complain(`${suppressedText(spared)}\n`);
}
