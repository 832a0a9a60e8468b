import type { KeepTryingOutcome } from '../outage/step-interface.ts';
import type { MessageKey, PlainMessage } from './message.ts';

const keys: Readonly<Record<KeepTryingOutcome, MessageKey>> = {
  back: 'outage_news_back',
  failed: 'outage_news_failed',
  download: 'outage_news_download',
  'no-content': 'outage_news_nothing',
  'day-passed': 'outage_news_day',
};

/** Returns the text of the notification that *Keep trying* has ended. */
export function notificationOf(outcome: KeepTryingOutcome, origin: string): PlainMessage {
  return { key: keys[outcome], values: [new URL(origin).host] };
}
