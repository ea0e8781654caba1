import { Problem } from './problem.js';

/**
 * A page of another site can have its own name point here, and then read what we answer; the Host header gives it away.
 * https://owasp.org/www-community/attacks/DNS_Rebinding
 */
export function demandOwnHost(request: Request, isOwnHost: ((host: string) => boolean) | undefined): void {
  if (isOwnHost === undefined) return;
  const { hostname } = new URL(request.url);
  if (isOwnHost(hostname)) return;
  throw new Problem(
    'wrong-host',
    `This server does not go by the name ${JSON.stringify(hostname.slice(0, 100))}; its operator can allow it with --allowed-host.`,
  );
}

/** Addresses and localhost, which no other site can take for a name of its own, and the names that are given. */
export function ownHosts(names: readonly string[]): (host: string) => boolean {
  if (names.includes('*')) return () => true;
  const known = new Set(names.map((name) => name.toLowerCase()));
  return (host) => {
    const name = host.toLowerCase();
    return known.has(name) || name === 'localhost' || name.endsWith('.localhost') || isAddress(name);
  };
}

/** As a URL writes one: it has brackets around IPv6, and makes four numbers of every other form of IPv4. */
const isAddress = (host: string): boolean => host.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);
