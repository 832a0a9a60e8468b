import { isIP } from 'node:net';
import type { Address } from '../address.ts';

/** The application behind a product. */
export interface Upstream {
  /** An application or another gateway. A host name cannot be resolved: see `UNRESOLVABLE`. */
  readonly origin: Address;
  /** Whether to use TLS, with the strictest certificate check that the product supports. */
  readonly tls?: boolean;
  /** The time limit in s, a minute by default, as long as most products wait. */
  readonly timeLimit?: number;
}

/**
 * `.invalid` never resolves (RFC 6761, section 6.4). No product queries a name server outside this machine.
 */
export const UNRESOLVABLE: Address = { host: 'app.invalid', port: 80 };

/**
 * For products that use the system's resolver, which would send a query. A label longer than the 63 octets
 * that DNS allows (RFC 1035, section 2.3.4) fails without one.
 */
export const INVALID_NAME = `${'a'.repeat(64)}.invalid`;

/** A missing name server: UDP port 9 of the loopback interface ("discard", RFC 863) refuses immediately. */
export const NO_NAME_SERVER = '127.0.0.1:9';

export const isName = ({ host }: Address): boolean => isIP(host) === 0;
