import { resolve } from 'node:path';
import { createValidator, type ValidatorOptions } from '../engine/validator.js';
import { manyIssues } from '../input/limits.js';
import { fixRecordText } from '../report/fix-report.js';
import { createStyle } from '../report/style.js';
import { visible } from '../report/visible.js';
import { failureText } from './failure.js';
import { fixFile } from './fix-file.js';
import type { InputOptions } from './inputs.js';
import { UsageError, type Io } from './io.js';
import { listFiles } from './list-files.js';
import { replaceFile } from './replace-file.js';

/** Makes the safe fixes in files that are validated afterwards. What it did goes to standard error. */
export async function fixBefore(
  names: readonly string[],
  options: ValidatorOptions,
  inputs: InputOptions,
  io: Io,
): Promise<void> {
  if (names.includes('-'))
    throw new UsageError('--fix is for files; for standard input there is rulepack fix -.');
  const validator = createValidator({ ...options, limits: { ...options.limits, maxIssues: manyIssues } });
  const style = createStyle(false);
  // What is wrong with the names is told by the validation.
  const { files } = await listFiles(names, io);
  for (const file of files) {
    const fixed = await fixFile(file, validator, inputs, io);
    if (fixed.after === fixed.before) continue;
    try {
      await replaceFile(resolve(io.folder, file), fixed.after);
    } catch (error) {
      throw new UsageError(`${visible(file)} cannot be written: ${failureText(error)}.`);
    }
    const told = fixed.inputs.flatMap(({ fixed: done, lineOffset }) =>
      done.map((each) => fixRecordText(file, lineOffset, each, style)),
    );
    await io.complain(told.join(''));
  }
}
