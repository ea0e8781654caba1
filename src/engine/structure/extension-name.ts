/** What people call an extension: the last part of its url. */
export const nameOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);
