import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';

/** Writes a file anew, whole or not at all: through another beside it, which takes its place and its mode. */
export async function replaceFile(path: string, content: Uint8Array): Promise<void> {
  // A link stays one: what it leads to is written.
  const target = await realpath(path);
  const { mode } = await stat(target);
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
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
