import type { Settings } from './complete-options.js';

/** HeaderFields as Node has them, with names in lower case. */
export type HeaderFields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Whether a request that has a body is one of those that are judged. */
export const isJudged = <Request extends { readonly headers: HeaderFields }>(
  request: Request,
  { types, when }: Pick<Settings<Request>, 'types' | 'when'>,
): boolean => types.has(mediaType(request.headers)) && when(request);

const mediaType = ({ 'content-type': contentType }: HeaderFields): string =>
  (typeof contentType === 'string' ? (contentType.split(';')[0] ?? '') : '').trim().toLowerCase();
