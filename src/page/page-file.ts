import { originOf, pagePolicy, type PageSettings } from './policy.js';

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  yaml: 'application/yaml; charset=utf-8',
};

/** The type of one of the page's files by its name; undefined for a file that is none of them. */
export function contentTypeOf(name: string): string | undefined {
  const ending = /\.([a-z]+)$/.exec(name)?.[1] ?? '';
  return Object.hasOwn(contentTypes, ending) ? contentTypes[ending] : undefined;
}

/** The headers of one of the page's files. Those with a hash in their name never change. */
export function pageHeaders(name: string, settings: PageSettings): Readonly<Record<string, string>> {
  return {
    'Content-Type': contentTypeOf(name) ?? 'application/octet-stream',
    'Content-Security-Policy': pagePolicy(settings),
    'Cache-Control': /(^|\/)part-[A-Z0-9]+\.js$/.test(name)
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

/** `index.html` for the settings: a web server that knows nothing of the page's policy serves it as well. */
export function pageHtml(html: string, settings: PageSettings): string {
  const { fetchPath = '' } = settings;
  const content = {
    policy: pagePolicy(settings, false),
    hosts: settings.hosts.map(originOf).join(' '),
    fetchPath,
  };
  return html.replace(/\{\{(policy|hosts|fetchPath)\}\}/g, (_, name: keyof typeof content) =>
    content[name].replace(/&/g, '&amp;').replace(/"/g, '&quot;'),
  );
}
