import { Problem } from './problem.js';

/** What a form holds: files to judge, and fields that say how. */
export interface Form {
  readonly files: readonly FormFile[];
  readonly fields: { readonly profiles: readonly string[]; readonly mode: string | undefined };
}

/** Of a `File` what is of interest. */
export type FormFile = Pick<File, 'name' | 'arrayBuffer'>;

/** Reads `multipart/form-data`: https://www.rfc-editor.org/rfc/rfc7578. The name of a file is nothing but a name. */
export async function readForm(bytes: Uint8Array, contentType: string): Promise<Form> {
  const form = await parseForm(bytes, contentType);
  const files: FormFile[] = [];
  const profiles: string[] = [];
  let mode: string | undefined;
  for (const [name, value] of form) {
    if (typeof value !== 'string') files.push(value);
    else if (name === 'profile') profiles.push(value);
    else if (name === 'mode') mode = value;
    else {
      const shown = JSON.stringify(name.slice(0, 100));
      const text = `The field ${shown} is none that is taken; send files (curl -F file=@metadata.json), profile and mode.`;
      throw new Problem('invalid-request', text);
    }
  }
  if (files.length === 0)
    throw new Problem(
      'missing-resource',
      'The form holds no file; send some with curl -F file=@metadata.json.',
    );
  return { files, fields: { profiles, mode } };
}

async function parseForm(bytes: Uint8Array, contentType: string): Promise<FormData> {
  try {
    const headers = { 'Content-Type': contentType };
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- unwise for a stream; this body is whole and capped
    return await new Response(new Uint8Array(bytes), { headers }).formData();
  } catch (error) {
    throw new Problem('invalid-request', 'The form cannot be read; its parts or its boundary are broken.', {
      cause: error,
    });
  }
}
