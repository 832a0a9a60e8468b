import { expect, it } from 'vitest';
import { type Attempt, madePlan, planOf } from '../../src/explanation/plan-picture.ts';
import type { Standing, Summary } from '../../src/outage/standing.ts';
import { english } from '../../tools/explain/english.ts';

const counting: Standing = { name: 'counting', dueAt: 1, leads: true };
const trying: Standing = { name: 'trying', leads: true };

function summary(standing: Standing, attempts: number, run: Summary['run'] = 'automatic'): Summary {
  return { standing, attempts, run, runEndsAt: 0, since: 0, retryAfter: undefined, readyAt: 0 };
}

const signs: Readonly<Record<Attempt, string>> = { failed: 'x', good: '✓', now: '●', next: '○', later: '·' };
const drawn = (attempts: readonly Attempt[] = []) => attempts.map((attempt) => signs[attempt]).join('');

it.each([
  ['before the first try', summary(counting, 0), '○·······', 'Next: try 1 of 8'],
  ['after two', summary(counting, 2), 'xx○·····', 'Next: try 3 of 8'],
  ['during the third', summary(trying, 3), 'xx●·····', 'Try 3 of 8'],
  ['before the last', summary(counting, 7), 'xxxxxxx○', 'Next: try 8 of 8'],
  ['beyond a limit that was lowered', summary(counting, 9), 'xxxxxxxxx○', 'Next: try 10 of 10'],
  ['while it is paused', summary({ name: 'paused', reason: 'typing' }, 1), 'x○······', 'Next: try 2 of 8'],
  ['without an end', summary(counting, 40, 'keep-trying'), 'xxxxxxxx○···', 'Next: try 41'],
  ['after a single one', summary({ name: 'waiting', reason: 'user' }, 1), 'x', '1 try'],
  ['when it is over', summary({ name: 'waiting', reason: 'attempts-spent' }, 8), 'xxxxxxxx', '8 tries'],
])('the plan %s', (_, of, picture, words) => {
  const plan = planOf(of, 8);
  expect(drawn(plan?.attempts)).toBe(picture);
  expect(plan && english(plan.caption)).toBe(words);
});

it('there is no plan where none was made', () => {
  expect(planOf(summary({ name: 'waiting', reason: 'only-when-asked' }, 0), 8)).toBeUndefined();
});

it('ends with the try that brought the page back', () => {
  expect(drawn(madePlan(3, true).attempts)).toBe('xx✓');
});
