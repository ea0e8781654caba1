/** What a request is called in logs: as its sender wants, where that is harmless. */
export function requestId(request: Request): string {
  const given = request.headers.get('x-request-id');
  return given !== null && /^[\w.:-]{1,64}$/.test(given) ? given : crypto.randomUUID();
}
