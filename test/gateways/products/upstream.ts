import { isIP } from 'node:net';
import type { Address } from '../address.ts';

/** What every product is told about the app behind it. */
export interface Upstream {
  /** An app, or another gateway. A name that is no IP address cannot be resolved: see `NOBODY_KNOWS`. */
  readonly origin: Address;
  /** Speak TLS to it, and check its certificate as strictly as the product can. */
  readonly tls?: boolean;
  /** How long to wait for it, in seconds, instead of the product's own default of a minute or more. */
  readonly timeLimit?: number;
}

/** RFC 6761, section 6.4: `.invalid` never resolves. No product asks a name server outside this machine. */
export const NOBODY_KNOWS: Address = { host: 'app.invalid', port: 80 };

/** A name server that is not there: UDP port 9 of loopback ("discard", RFC 863) refuses at once. */
export const NO_NAME_SERVER = '127.0.0.1:9';

export const isName = ({ host }: Address): boolean => isIP(host) === 0;
