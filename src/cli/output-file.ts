import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failureText } from './failure.js';
import { UsageError, type Io } from './io.js';

/** Finds out before the work, not after it, that a report cannot be written, and spares the inputs. */
export async function prepareOutput(output: string, inputs: readonly string[], io: Io): Promise<void> {
  const path = resolve(io.folder, output);
  if (inputs.some((file) => file !== '-' && resolve(io.folder, file) === path)) {
    throw new UsageError(`--output ${output} is one of the inputs; it would be overwritten.`);
  }
  try {
    await writeFile(path, '');
  } catch (error) {
    throw new UsageError(`--output ${output} cannot be written: ${failureText(error)}.`);
  }
}
