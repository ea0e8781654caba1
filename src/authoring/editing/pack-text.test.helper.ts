/** A pack of one rule in the middle of being written, and the offset of `|` in its fields. */
export function packAt(fields: string, head = ''): { readonly text: string; readonly offset: number } {
  const rule = fields.replace(/^/gm, '    ').replace(/^ {4}/, '');
  const marked = `language: 1
pack: ours
fhirVersion: ["4.0", "5.0"]
resource: CapabilityStatement
constants:
  socket: http://a.test/socket
  most: 3
${head}rules:
  - key: our-1
    ${rule}
`;
  const offset = marked.indexOf('‸');
  return { text: marked.replace('‸', ''), offset };
}
