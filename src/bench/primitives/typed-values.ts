/** A value of a type as JSON has it, which may be no JSON at all. */
export interface TypedValue {
  /** FHIR's name of the type. */
  readonly type: string;
  readonly json: string;
  /** Whether the value is one of the type, by the collection it comes from. */
  readonly isValid: boolean;
}

/** Reads the lines of `r4__positive_int.valid.ndjson` and its like. A null says that there is no value. */
export function readValues(file: string, content: string): TypedValue[] {
  const [, name = '', validity] = /^r4__(\w+)\.(valid|invalid)\.ndjson$/.exec(file) ?? [];
  if (name === '') return [];
  const type = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return content
    .split(/\r?\n/)
    .filter((line) => line !== '' && line !== 'null')
    .map((json) => ({
      type: type === 'reference' ? 'Reference' : type,
      json,
      isValid: validity === 'valid',
    }));
}
