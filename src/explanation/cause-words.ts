import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { causeKey } from './cause-key.ts';
import type { Message, MessageKey } from './message.ts';

/** What is said to the developer who sits at a private host; other causes are said as to everybody. */
const local = {
  'origin-unreachable': ['local_origin_unreachable_headline', 'local_origin_unreachable_happened'],
  'origin-too-slow': ['local_origin_too_slow_headline', 'local_origin_too_slow_happened'],
  'origin-unusable': ['local_origin_unusable_headline', 'local_origin_unusable_happened'],
  'origin-crashed': ['local_origin_crashed_headline', 'local_origin_crashed_happened'],
  'connection-refused': ['local_connection_refused_headline', 'local_connection_refused_happened'],
  'connection-lost': ['local_connection_lost_headline', 'local_connection_lost_happened'],
  'connection-timed-out': ['local_connection_timed_out_headline', 'local_connection_timed_out_happened'],
  'name-not-found': ['local_name_not_found_headline', 'local_name_not_found_happened'],
} as const satisfies Partial<Record<Diagnosis['cause'], readonly [MessageKey, MessageKey]>>;

function isLocal(cause: Diagnosis['cause']): cause is keyof typeof local {
  return Object.hasOwn(local, cause);
}

/**
 * What happened: the headline, and what lies behind it. Low confidence names no hop.
 *
 * @param host of the page, with its port
 */
export function whatHappened(diagnosis: Diagnosis, host: string): readonly [Message, readonly Message[]] {
  const { cause, confidence, privateHost } = diagnosis;
  if (privateHost && isLocal(cause)) {
    const [headline, happened] = local[cause];
    return [{ key: headline, values: [host] }, [{ key: happened, values: [host] }]];
  }
  if (confidence === 'low') return [{ key: 'unsure_headline' }, [{ key: 'unsure_happened' }]];
  const name = causeKey(cause);
  const happened: Message = { key: `cause_${name}_happened` };
  const guess: Message = { key: 'unsure_guess' };
  // What the status itself says is no guess; where the fault lies may be one.
  const isGuess = confidence === 'medium' && diagnosis.fault !== 'none';
  return [{ key: `cause_${name}_headline` }, isGuess ? [happened, guess] : [happened]];
}
