import { failureText } from '../cli/failure.js';
import { UsageError } from '../cli/io.js';

/** Runs a command on its arguments. Wrong usage, and what cannot be read, is told with the usage and gives exit code 2. */
export async function runCommand(
  usage: string,
  run: (args: readonly string[]) => Promise<void>,
): Promise<void> {
  try {
    await run(process.argv.slice(2));
  } catch (error) {
    const text = error instanceof UsageError ? error.message : fileFault(error);
    if (text === undefined) throw error;
    console.error(`${text}\nUsage: ${usage}`);
    process.exitCode = 2;
  }
}

/** The first argument. Throws `UsageError` where there is none. */
export function folderIn([folder]: readonly string[]): string {
  if (folder === undefined) throw new UsageError('Name a folder.');
  return folder;
}

/** What is wrong with a file, where it is one that an error is about. */
function fileFault(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('path' in error) || typeof error.path !== 'string') return undefined;
  return `${error.path}: ${failureText(error)}.`;
}
