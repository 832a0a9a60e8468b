import type { Cause } from '../../../src/diagnosis/causes.ts';
import type { GeneratedBy } from '../../../src/diagnosis/diagnosis.ts';
import type { Fault } from '../../../src/diagnosis/hop.ts';
import type { Address } from '../address.ts';
import { type Behavior, empty, failing, maintenance } from '../behaviors.ts';
import type { Gateway } from '../daemon.ts';
import type { OriginOptions } from '../origin.ts';
import { UNRESOLVABLE } from '../products/upstream.ts';

/**
 * The acceptable claims of a diagnosis: first the true one, then those that an identical response may also
 * mean. Failures need to be distinguished only if the gateway's responses differ.
 */
export interface Expected {
  /** More than one if versions of the product differ. */
  readonly status: readonly number[];
  readonly generatedBy: readonly GeneratedBy[];
  readonly fault: readonly Fault[];
  readonly cause: readonly Cause[];
}

/** The gateway to which the browser connects. */
export interface Front extends Gateway {
  /** The URL to request from a forward proxy; if absent, `/` is requested from this gateway. */
  readonly target?: string;
}

/** A reproducible failure: an application, the gateways in front of it, and what fails. */
export interface Failure {
  /** The gateways, nearest the user first. */
  readonly chain: string;
  /** The failure mode. */
  readonly mode: string;
  /** Starts the gateways while the application is healthy, and passes those behind the front to `keep`. */
  readonly start: (app: Address, keep: (inner: Gateway) => Gateway) => Promise<Front>;
  readonly tls?: OriginOptions['tls'];
  /** How the application handles the request. */
  readonly app: Behavior | 'down';
  /** The application is occupied with another client's request. */
  readonly busy?: true;
  readonly expected: Expected;
}

export type Start = Failure['start'];
type Row = readonly [mode: string, app: Failure['app'], expected: Expected, rest?: Partial<Failure>];

export const expected = (
  status: number | readonly number[],
  generatedBy: GeneratedBy | readonly GeneratedBy[],
  fault: Fault | readonly Fault[],
  ...cause: readonly Cause[]
): Expected => ({ status: [status].flat(), generatedBy: [generatedBy].flat(), fault: [fault].flat(), cause });

export const rows = (chain: string, start: Start, table: readonly Row[]): readonly Failure[] =>
  table.map(([mode, app, expected, rest]) => ({ chain, mode, start, app, expected, ...rest }));

/** Requests the site's full URL from a proxy of the user's own network. */
export const through =
  (proxy: () => Promise<Gateway>): Start =>
  async ({ host, port }) => ({ ...(await proxy()), target: `http://${host}:${port}/` });

/** The application's own pages, which every gateway relays. */
export const ownPages: readonly Row[] = [
  ['own 503, Retry-After', maintenance(120), expected(503, 'origin', 'origin', 'maintenance', 'overloaded')],
  ['own 500', failing(500), expected(500, 'origin', 'origin', 'origin-crashed', 'unknown')],
  [
    'own 503, empty',
    empty(503),
    expected(503, ['origin', null], 'origin', 'unavailable', 'overloaded', 'maintenance'),
  ],
];

/** The time limit of the gateway under test, in s. */
export const timeLimit = 1;
export const unresolvable = { origin: UNRESOLVABLE, timeLimit };
