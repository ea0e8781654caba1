/** The address of a server's statement, made of what somebody typed; undefined where that is no address. */
export function metadataUrl(typed: string): URL | undefined {
  const text = typed.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || /\s/.test(text) || !URL.canParse(whole)) return undefined;
  const url = new URL(whole);
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '') return undefined;
  url.hash = '';
  const isWhole = /\/metadata\/?$|\/CapabilityStatement(?:\/|$)|\.(?:json|xml)$/.test(url.pathname);
  if (!isWhole) url.pathname = `${url.pathname.replace(/\/$/, '')}/metadata`;
  return url;
}
