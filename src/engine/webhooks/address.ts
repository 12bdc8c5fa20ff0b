import { lookup } from 'node:dns/promises';
import { BlockList, isIPv6 } from 'node:net';

/* Where events may go: never into our own network, whatever a name resolves to. */

const list = (ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const all = new BlockList();
  for (const range of ranges) {
    const [net, bits] = range.split('/');
    all.addSubnet(net!, Number(bits), family);
  }
  return all;
};

/** IANA's special-purpose addresses, multicast and what is reserved. */
const NOT_PUBLIC = list(
  [
    ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
    ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
    ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ],
  'ipv4',
);
const GLOBAL = list(['2000::/3'], 'ipv6');
/** Within it: Teredo and 6to4, behind which an IPv4 address hides, benchmarks, ORCHID and documentation. */
const NOT_GLOBAL = list(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'], 'ipv6');

export const isPublic = (address: string): boolean =>
  isIPv6(address)
    ? GLOBAL.check(address, 'ipv6') && !NOT_GLOBAL.check(address, 'ipv6')
    : !NOT_PUBLIC.check(address, 'ipv4');

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** What is wrong with an address for events, if anything is. */
export const addressProblem = (address: string, production: boolean): string | undefined => {
  if (!URL.canParse(address)) return 'must be an address such as https://hooks.example.org/journeys';
  const { protocol, hostname, username, password, hash } = new URL(address);
  if (username || password) return 'must not hold a user or a password: events are signed';
  if (hash) return 'must not have a fragment';
  if (protocol === 'https:') return undefined;
  return protocol === 'http:' && !production && LOOPBACK.includes(hostname)
    ? undefined
    : 'must begin with https://';
};

export interface Resolved {
  readonly address: string;
  readonly family: number;
}

/** Thrown where a name leads to where no event may go. */
export class PrivateAddress extends Error {
  readonly code = 'private-address';
}

/** The addresses of a host; to one of these, and to no other, is then connected. @throws PrivateAddress */
export const resolve = async ({ hostname }: URL, production: boolean): Promise<readonly Resolved[]> => {
  const found = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true, verbatim: true });
  if (production && !found.every(({ address }) => isPublic(address)))
    throw new PrivateAddress(`${hostname} is not a public address.`);
  return found;
};
