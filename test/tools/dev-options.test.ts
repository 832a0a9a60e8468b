import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../tools/dev/one-at-a-time.ts';
import { readOptions } from '../../tools/dev/options.ts';

describe('the command line of npm run dev', () => {
  it.each([
    [[], { browser: undefined, headless: false }],
    [['chrome'], { browser: 'chromium', headless: false }],
    [['firefox', '--headless'], { browser: 'firefox', headless: true }],
    [['safari'], undefined],
    [['constructor'], undefined],
    [['--headless'], undefined],
    [['chrome', 'firefox'], undefined],
    [['--windows'], undefined],
  ])('%j is read as %j', (args, options) => {
    expect(readOptions(args, true)).toEqual(options);
  });

  it('opens no window without a display', () => {
    expect(readOptions(['chrome'], false)?.headless).toBe(true);
  });
});

it('changes during a build lead to one more build after it, and never to two at a time', async () => {
  const ends: (() => void)[] = [];
  const work = oneAtATime(() => new Promise((resolve) => ends.push(resolve)), 0);
  const begun = (count: number) => expect.poll(() => ends.length).toBe(count);
  work();
  work();
  await begun(1);
  for (let nth = 0; nth < 3; nth++) {
    work();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await begun(2);
  ends[1]?.();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(ends).toHaveLength(2);
});
