/** What the page may do beyond its own folder: set by whoever serves it. */
export interface PageSettings {
  /** Origins whose statements the browser may fetch: `https://server.example`. */
  readonly hosts: readonly string[];
  /** Where the server fetches a statement of one of the hosts, relative to the page: `statement`. */
  readonly fetchPath?: string;
}

/**
 * The content security policy of the page; https://www.w3.org/TR/CSP3. In a header it also says who may frame the page,
 * which a meta element cannot.
 */
export function pagePolicy({ hosts }: PageSettings, isHeader = true): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self'`,
    `connect-src ${["'self'", ...hosts.map(originOf)].join(' ')}`,
    `worker-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    ...(isHeader ? [`frame-ancestors 'none'`] : []),
    `require-trusted-types-for 'script'`,
    `trusted-types rulepack`,
  ].join('; ');
}

/** The origin of a host as the operator names it. Throws a `TypeError` for what is no http or https address. */
export function originOf(host: string): string {
  const text = host.includes('://') ? host : `https://${host}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // A quote or a semicolon would mean something else in the policy.
  const isHost =
    url !== undefined && /^https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d+)?$/.test(url.origin);
  if (isHost) return url.origin;
  throw new TypeError(`${JSON.stringify(host)} is no http or https address.`);
}
