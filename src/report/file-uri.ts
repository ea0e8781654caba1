/** A path as a relative reference or a file URI: https://www.rfc-editor.org/rfc/rfc3986#section-4 */
export function fileUri(path: string): string {
  if (/^https?:\/\//i.test(path)) return path.replace(/[^!#-;=?-Z_a-z~%]/gu, encode);
  const drive = /^[A-Za-z]:(?=\/)/.exec(path)?.[0];
  if (drive !== undefined) return `file:///${drive}${encodePath(path.slice(2))}`;
  return path.startsWith('/') ? `file://${encodePath(path)}` : encodePath(path);
}

/** Whether a URI can be resolved against the folder that the run is about: it leads to something inside. */
export const isInside = (uri: string): boolean => !/^[A-Za-z][A-Za-z0-9+.-]*:|^\.\.(?:\/|$)/.test(uri);

/** Without `.` at its beginning, which names nothing. */
export const plainPath = (path: string): string => path.replace(/^(?:\.\/+)+(?=.)/, '');

const encodePath = (path: string): string => plainPath(path).split('/').map(encode).join('/');

/** Half a surrogate pair has no bytes. */
const encode = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
