/** A file that is served as it is. */
export interface ServedFile {
  readonly bytes: Uint8Array;
  /** The same in gzip. */
  readonly compressed: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers with a file, compressed where that is wanted. */
export function fileReply({ bytes, compressed, headers }: ServedFile, request: Request): Response {
  const wantsGzip = /(?:^|,)\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i.test(
    request.headers.get('accept-encoding') ?? '',
  );
  const isSmaller = wantsGzip && compressed.length < bytes.length;
  // Typed arrays lie in memory of either kind, of which a body may have only one by its type.
  return new Response(new Uint8Array(isSmaller ? compressed : bytes), {
    headers: { ...headers, Vary: 'Accept-Encoding', ...(isSmaller && { 'Content-Encoding': 'gzip' }) },
  });
}
