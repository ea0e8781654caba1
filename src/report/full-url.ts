/** The same for the same name and content: a name-based UUID, https://www.rfc-editor.org/rfc/rfc9562#section-5.8 */
export async function fullUrlOf(name: string, content: Uint8Array | undefined): Promise<string> {
  const head = new TextEncoder().encode(`${name}\0`);
  const whole = new Uint8Array(head.length + (content?.length ?? 0));
  whole.set(head);
  if (content !== undefined) whole.set(content, head.length);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
