/** Whether a text is XML rather than JSON: its first character tells. */
export const isXml = (text: string): boolean => /^\s*</.test(text);
