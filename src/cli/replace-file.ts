import { randomUUID } from 'node:crypto';
import { access, constants, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { failureText } from './failure.js';

/** Writes a file anew, whole or not at all: through another beside it, which takes its place and its mode. */
export async function replaceFile(path: string, content: Uint8Array): Promise<void> {
  // A link stays one: what it leads to is written.
  const target = await realpath(path);
  const { mode, nlink } = await stat(target);
  await demandWritable(target, mode);
  const beside = `${target}.${randomUUID()}.tmp`;
  try {
    const handle = await open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.chmod(mode & 0o7777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (nlink === 1) await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  if (nlink > 1) await overwrite(target, content, beside);
}

/** A folder lets a file be replaced that must not be written, and an administrator may write every file. */
async function demandWritable(target: string, mode: number): Promise<void> {
  const isWritable = await access(target, constants.W_OK).then(
    () => (mode & 0o222) !== 0,
    () => false,
  );
  if (!isWritable) throw new Error('it is read-only');
}

/** Another file in its place would leave its other names with the old content. */
async function overwrite(target: string, content: Uint8Array, copy: string): Promise<void> {
  try {
    const handle = await open(target, 'r+');
    try {
      await handle.writeFile(content);
      await handle.truncate(content.length);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new Error(`${failureText(error)}; what was to be written is in ${copy}`, { cause: error });
  }
  await rm(copy, { force: true });
}
