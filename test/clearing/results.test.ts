import { expect, it } from 'vitest';
import { type Counts, resultsOf } from '../../src/clearing/results.ts';

it.each<[string, Counts | undefined, Counts | undefined, string]>([
  ['was there and is not any more', { cookies: 2 }, { cookies: 0 }, 'gone'],
  ['was not there before', { cookies: 0 }, { cookies: 0 }, 'none'],
  ['is still there in part', { cookies: 5 }, { cookies: 1 }, 'left'],
  ['came back at once', { cookies: 0 }, { cookies: 1 }, 'left'],
  ['was not counted before', undefined, { cookies: 0 }, 'gone'],
  ['could not be counted after', { cookies: 2 }, undefined, 'told'],
  ['cannot be counted at all', {}, {}, 'told'],
])('what %s is told so', (_, before, after, result) => {
  expect(resultsOf(['cookies'], before, after)).toEqual({ cookies: result });
});

it('tells of what was asked for, and of nothing else', () => {
  const [before, after] = [
    { cookies: 2, serviceWorkers: 1 },
    { cookies: 2, serviceWorkers: 0 },
  ];
  expect(resultsOf(['serviceWorkers'], before, after)).toEqual({ serviceWorkers: 'gone' });
});
