import { Problem } from '../../problem.js';
import { fieldOf, filledStringIn, itemsIn, objectIn, required, stringIn, type Field } from './field.js';

/** A file as it was sent, which the answer repeats. */
export interface FileInfo {
  readonly fileName: string;
  readonly fileContent: string;
  /** Says nothing that the content does not. */
  readonly fileType?: string;
}

export function readFiles(field: Field, maxFiles: number): FileInfo[] {
  const items = itemsIn(field) ?? [];
  if (items.length === 0) {
    const text = 'No files for validation provided in request. Put them into filesToValidate.';
    throw new Problem('invalid-request', text);
  }
  if (items.length > maxFiles) {
    const text = `The request has ${items.length.toString()} files, more than ${maxFiles.toString()}, which is the limit; send them in several requests.`;
    throw new Problem('too-many-files', text);
  }
  return items.map(readFile);
}

function readFile(item: Field): FileInfo {
  const file = required(objectIn(item), item);
  const [name, content] = [fieldOf(file, 'fileName', item.at), fieldOf(file, 'fileContent', item.at)];
  const fileType = stringIn(fieldOf(file, 'fileType', item.at));
  return {
    fileName: required(filledStringIn(name), name),
    fileContent: required(stringIn(content), content),
    ...(fileType !== undefined && { fileType }),
  };
}
