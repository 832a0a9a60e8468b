import { expect, it } from 'vitest';
import { notificationOf } from '../../src/explanation/keep-trying-notification.ts';
import type { KeepTryingOutcome } from '../../src/outage/step-interface.ts';
import { english } from '../../tools/explain/english.ts';

it.each<[KeepTryingOutcome, string]>([
  ['back', 'shop.example:8080 is back.'],
  ['failed', "shop.example:8080 isn't back: it now shows a different error."],
  ['download', 'shop.example:8080 sent a file instead of a page.'],
  ['no-content', 'shop.example:8080 answered, but sent nothing to show.'],
  ['day-passed', "shop.example:8080 wasn't back within a day, so Gatelight stopped trying."],
])('the notification says how Keep trying ended: %s', (outcome, words) => {
  expect(english(notificationOf(outcome, 'http://shop.example:8080'))).toBe(words);
});
