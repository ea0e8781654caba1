/**
 * Text from an input, safe for a terminal and on one line: control characters, those that change the direction of
 * writing, and lone surrogates are shown as escapes, so that nobody's file name can move the cursor.
 */
export function visible(text: string): string {
  return text.replace(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
  });
}

/** The same as JSON writes it, for text that is JSON already: its line breaks stay. */
export const escapeHidden = (json: string): string =>
  json.replace(hidden, (character) => {
    if (character === '\n') return character;
    const units = character.split('').map((unit) => `\\u${hex(unit.charCodeAt(0), 4)}`);
    return units.join('');
  });

/** The same as XML writes it; what XML has no reference for is shown as by `visible`. */
export const referToHidden = (xml: string): string =>
  xml.replace(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const isOfXml = code < 0x20 ? '\t\n\r'.includes(character) : code < 0xd800 || code > 0xdfff;
    return isOfXml ? `&#x${hex(code, 1)};` : visible(character);
  });

/** The same for a line of a file, where a tab is a tab. */
export const visibleLine = (line: string): string => visible(line.replace(/\t/g, ' '));

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

const hidden =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udfff]/gu;
