import type { Cause } from '../diagnosis/causes.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Message, MessageKey } from './message.ts';

/** Causes that answer the question by themselves. */
const byCause: Partial<Readonly<Record<Cause, MessageKey>>> = {
  'header-too-large': 'me_cookies',
  'request-late': 'me_slow',
  blocked: 'me_blocked',
  offline: 'me_offline',
  'browser-blocked': 'me_browser',
  'network-changed': 'me_network',
};

/** Returns whether the trouble is the user's own. Rests on the answer itself, else on what other sites did. */
export function isItMe({
  cause,
  fault,
  status,
  confidence,
  connection,
  evidence,
  privateHost,
}: Diagnosis): Message {
  const own = byCause[cause];
  const isGuess = confidence === 'low';
  if (own && !isGuess) return { key: own };
  if (fault === 'none') return { key: 'me_nothing_broken' };
  if (privateHost) return { key: 'me_owner' };
  if (fault === 'network' && !isGuess) return { key: 'me_network' };
  // What a service worker may have made came over no network.
  const answered = status !== undefined && !evidence.some(({ kind }) => kind === 'service-worker');
  if (answered) return { key: isGuess ? 'me_likely_not' : 'me_answered' };
  if (connection === 'works') return { key: 'me_witness' };
  const silence = evidence.find(({ kind }) => kind === 'no-recent-success')?.ms;
  if (silence !== undefined) return { key: 'me_doubtful', values: [{ duration: silence }] };
  return { key: 'me_unknown' };
}
