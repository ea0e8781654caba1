/** What a file seems to be, where that is nothing that could be judged: a sentence that says so and what to do. */
export function whatItSeems(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 512));
  const found = seeming.find(({ form }) => form.test(head));
  return found && `This seems to be ${found.what}. ${found.advice ?? statement}`;
}

const statement =
  'What is judged here is the JSON or XML that a FHIR server gives at its address …/metadata.';

const seeming: readonly { readonly form: RegExp; readonly what: string; readonly advice?: string }[] = [
  { form: /^\x89PNG|^\xff\xd8\xff|^GIF8|^RIFF[^]{4}WEBP|^BM[^]{4}\0\0/, what: 'a picture' },
  { form: /^%PDF-/, what: 'a PDF' },
  // eslint-disable-next-line no-control-regex -- files begin with them
  { form: /^PK\x03\x04/, what: 'a ZIP archive', advice: 'Unpack it, and drop the files that are in it.' },
  // eslint-disable-next-line no-control-regex -- files begin with them
  { form: /^[^]{4}ftyp|^ID3|^OggS|^\x1a\x45\xdf\xa3/, what: 'sound or film' },
  { form: /^\x7fELF|^MZ/, what: 'a program' },
  {
    form: /^(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|script)\b/i,
    what: 'a web page (HTML)',
    advice:
      'A server shows its statement as a web page to browsers; ask for it with the header Accept: application/fhir+json.',
  },
  {
    form: /^(?:\xef\xbb\xbf)?\s*(?:language|pack)\s*:/,
    what: 'a rule pack',
    advice: 'Open it under Rules.',
  },
];
