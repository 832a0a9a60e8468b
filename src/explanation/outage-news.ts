import type { PlainMessage } from './message.ts';

/** What a notification says when *Keep trying* has come to its end. */
export function notificationOf(news: 'back' | 'gave-up', origin: string): PlainMessage {
  const site = new URL(origin).host;
  return { key: news === 'back' ? 'outage_news_back' : 'outage_news_gave_up', values: [site] };
}
