import type { Input } from './inputs.js';

/** The same for the same name and content: a name-based UUID, https://www.rfc-editor.org/rfc/rfc9562#section-5.8 */
export async function fullUrlOf({ name, content }: Pick<Input, 'name' | 'content'>): Promise<string> {
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256').update(name).update('\0');
  if ('bytes' in content) hash.update(content.bytes);
  const hex = hash.digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
