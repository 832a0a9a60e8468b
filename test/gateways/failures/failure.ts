import type { Cause } from '../../../src/diagnosis/causes.ts';
import type { GeneratedBy } from '../../../src/diagnosis/diagnosis.ts';
import type { Fault } from '../../../src/diagnosis/hop.ts';
import type { Address } from '../address.ts';
import { type Behaviour, empty, failing, maintenance } from '../behaviours.ts';
import type { Gateway } from '../daemon.ts';
import type { OriginOptions } from '../origin.ts';
import { NOBODY_KNOWS } from '../products/upstream.ts';

/**
 * What a diagnosis may say: the truth first, then what the very same bytes also mean. A gateway that writes
 * one page for two faults cannot be seen through, and one that tells them apart must be.
 */
export interface Expected {
  /** More than one where versions of the product differ. */
  readonly status: readonly number[];
  readonly generatedBy: readonly GeneratedBy[];
  readonly fault: readonly Fault[];
  readonly cause: readonly Cause[];
}

/** The gateway that the visitor's browser talks to. */
export interface Front extends Gateway {
  /** The whole address, as it is asked of a forward proxy; `/` of this gateway where absent. */
  readonly target?: string;
}

/** A real failure: an app, the gateways before it, and what makes them fail. */
export interface Failure {
  /** The gateways, nearest the visitor first. */
  readonly chain: string;
  readonly way: string;
  /** Starts the gateways while the app is healthy; those behind the front are given to `keep`. */
  readonly start: (app: Address, keep: (inner: Gateway) => Gateway) => Promise<Front>;
  readonly tls?: OriginOptions['tls'];
  /** What the app becomes before it is asked. */
  readonly app: Behaviour | 'down';
  /** Another visitor's request is in the app's hands meanwhile. */
  readonly busy?: true;
  readonly expected: Expected;
}

export type Start = Failure['start'];
type Row = readonly [way: string, app: Failure['app'], expected: Expected, rest?: Partial<Failure>];

export const expected = (
  status: number | readonly number[],
  generatedBy: GeneratedBy | readonly GeneratedBy[],
  fault: Fault | readonly Fault[],
  ...cause: readonly Cause[]
): Expected => ({ status: [status].flat(), generatedBy: [generatedBy].flat(), fault: [fault].flat(), cause });

export const rows = (chain: string, start: Start, table: readonly Row[]): readonly Failure[] =>
  table.map(([way, app, expected, rest]) => ({ chain, way, start, app, expected, ...rest }));

/** The app's own pages, which every gateway hands on. */
export const ownPages: readonly Row[] = [
  ['own 503, Retry-After', maintenance(120), expected(503, 'origin', 'origin', 'maintenance', 'overloaded')],
  ['own 500', failing(500), expected(500, 'origin', 'origin', 'origin-crashed', 'unknown')],
  [
    'own 503, empty',
    empty(503),
    expected(503, ['origin', null], 'origin', 'unavailable', 'overloaded', 'maintenance'),
  ],
];

/** Of the gateway under test, in seconds. */
export const timeLimit = 1;
export const unresolvable = { origin: NOBODY_KNOWS, timeLimit };
