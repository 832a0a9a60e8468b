import { describe, expect, it, onTestFinished, vi } from 'vitest';
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
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const ends: (() => void)[] = [];
  const work = oneAtATime(() => new Promise((resolve) => ends.push(resolve)), 100);
  work();
  await vi.advanceTimersByTimeAsync(99);
  work();
  await vi.advanceTimersByTimeAsync(99);
  expect(ends).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(ends).toHaveLength(1);
  for (let nth = 0; nth < 3; nth++) {
    work();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(100);
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await vi.advanceTimersByTimeAsync(100);
  expect(ends).toHaveLength(2);
});
