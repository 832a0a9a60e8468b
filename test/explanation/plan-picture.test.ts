import { expect, it } from 'vitest';
import { type Attempt, madePlan, planOf } from '../../src/explanation/plan-picture.ts';
import type { Standing, Summary } from '../../src/outage/summary.ts';
import { english } from '../../tools/explain/english.ts';

const scheduled: Standing = { name: 'scheduled', dueAt: 1, leads: true };
const loading: Standing = { name: 'loading', leads: true };

function summary(standing: Standing, attempts: number, kind: Summary['kind'] = 'automatic'): Summary {
  return {
    standing,
    attempts,
    kind,
    runEndsAt: 0,
    since: 0,
    retryAfter: undefined,
    restarting: false,
    storedAnswer: false,
    refusal: undefined,
  };
}

const signs: Readonly<Record<Attempt, string>> = { failed: 'x', good: '✓', now: '●', next: '○', later: '·' };
const drawn = (attempts: readonly Attempt[] = []) => attempts.map((attempt) => signs[attempt]).join('');

it.each([
  ['before the first try', summary(scheduled, 0), '○·······', 'Next: try 1 of 8'],
  ['after two', summary(scheduled, 2), 'xx○·····', 'Next: try 3 of 8'],
  ['during the third', summary(loading, 3), 'xx●·····', 'Try 3 of 8'],
  ['before the last', summary(scheduled, 7), 'xxxxxxx○', 'Next: try 8 of 8'],
  ['beyond a limit that was lowered', summary(scheduled, 9), 'xxxxxxxxx○', 'Next: try 10 of 10'],
  ['while it is paused', summary({ name: 'paused', reason: 'used' }, 1), 'x○······', 'Next: try 2 of 8'],
  ['without an end', summary(scheduled, 40, 'keep-trying'), 'xxxxxxxx○···', 'Next: try 41'],
  ['of a display that nobody watches', summary(scheduled, 400, 'keep'), 'xxxxxxxx○···', 'Next: try 401'],
  ['after a single one', summary({ name: 'stopped', reason: 'user' }, 1), 'x', '1 try'],
  ['when it is over', summary({ name: 'stopped', reason: 'attempts-spent' }, 8), 'xxxxxxxx', '8 tries'],
])('the plan %s', (_, of, picture, words) => {
  const plan = planOf(of, 8);
  expect(drawn(plan?.attempts)).toBe(picture);
  expect(plan && english(plan.caption)).toBe(words);
});

it('there is no plan where none was made', () => {
  expect(planOf(summary({ name: 'stopped', reason: 'only-when-asked' }, 0), 8)).toBeUndefined();
});

it('ends with the try that brought the page back', () => {
  expect(drawn(madePlan(3, true).attempts)).toBe('xx✓');
});
