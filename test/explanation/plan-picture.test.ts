import { expect, it } from 'vitest';
import { type Attempt, finishedPlan, planOf } from '../../src/explanation/plan-picture.ts';
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
  ['before the first attempt', summary(scheduled, 0), '○·······', 'Next: try 1 of 8'],
  ['after two attempts', summary(scheduled, 2), 'xx○·····', 'Next: try 3 of 8'],
  ['during the third attempt', summary(loading, 3), 'xx●·····', 'Try 3 of 8'],
  ['before the last attempt', summary(scheduled, 7), 'xxxxxxx○', 'Next: try 8 of 8'],
  ['past a limit that was lowered', summary(scheduled, 9), 'xxxxxxxxx○', 'Next: try 10 of 10'],
  ['while paused', summary({ name: 'paused', reason: 'used' }, 1), 'x○······', 'Next: try 2 of 8'],
  ['with Keep trying', summary(scheduled, 40, 'keep-trying'), 'xxxxxxxx○···', 'Next: try 41'],
  ['in the mode keep', summary(scheduled, 400, 'keep'), 'xxxxxxxx○···', 'Next: try 401'],
  ['stopped after one attempt', summary({ name: 'stopped', reason: 'user' }, 1), 'x', '1 try'],
  [
    'after the last attempt',
    summary({ name: 'stopped', reason: 'attempts-spent' }, 8),
    'xxxxxxxx',
    '8 tries',
  ],
])('is drawn %s', (_, of, picture, words) => {
  const plan = planOf(of, 8);
  expect(drawn(plan?.attempts)).toBe(picture);
  expect(plan && english(plan.caption)).toBe(words);
});

it('is undefined if no attempt was made and none is scheduled', () => {
  expect(planOf(summary({ name: 'stopped', reason: 'only-when-asked' }, 0), 8)).toBeUndefined();
});

it('ends with the successful attempt', () => {
  expect(drawn(finishedPlan(3, true).attempts)).toBe('xx✓');
});
