import { expect, it } from 'vitest';
import { ownTime } from '../bench/profile.ts';

const node = (id: number, functionName: string, url: string, children: number[]) => ({
  id,
  callFrame: { functionName, scriptId: '1', url, lineNumber: 0, columnNumber: 0 },
  children,
});

it('counts an extension’s own code with what it calls and its garbage, and nothing of the browser’s', () => {
  const profile = {
    nodes: [
      node(1, '(root)', '', [2, 3, 4, 6]),
      node(2, '(program)', '', []),
      node(3, '(garbage collector)', '', []),
      node(4, 'sighted', 'chrome-extension://a/background.js', [5]),
      node(5, 'stringify', '', []),
      node(6, 'dispatch', 'extensions::event', []),
    ],
    startTime: 0,
    endTime: 0,
    samples: [2, 4, 5, 3, 6, 1],
    // Each tells how long after the sample before it was taken.
    timeDeltas: [0, 10_000, 1_000, 2_000, 4_000, 50_000],
  };
  expect(ownTime(profile)).toBe(1 + 2 + 4);
});
