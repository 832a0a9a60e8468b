import type { KeepTryingOutcome } from '../outage/step-interface.ts';
import type { MessageKey, PlainMessage } from './message.ts';

const keys: Readonly<Record<KeepTryingOutcome, MessageKey>> = {
  back: 'notification_recovered',
  failed: 'notification_failed',
  download: 'notification_download',
  'no-content': 'notification_no_content',
  'day-passed': 'notification_day_passed',
};

/** Returns the text of the notification that *Keep trying* has ended. */
export function notificationOf(outcome: KeepTryingOutcome, origin: string): PlainMessage {
  return { key: keys[outcome], values: [new URL(origin).host] };
}
