/** An address that a browser may be sent to; undefined for everything else, `javascript:` above all. */
export function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || !/^https?:\/\/[^\s"'<>\\^`{|}]+$/i.test(text)) return undefined;
  try {
    return new URL(text).href;
  } catch {
    return undefined;
  }
}
