import { expect } from 'vitest';

/** Sees that what is read stays the same for so long, in ms, with a look ten times a second unless told. */
export async function expectStays<T>(
  read: () => T | Promise<T>,
  wanted: T,
  ms: number,
  interval = 100,
): Promise<void> {
  const end = performance.now() + ms;
  for (let left = ms; left > 0; left = end - performance.now()) {
    expect(await read()).toEqual(wanted);
    await new Promise((resolve) => setTimeout(resolve, Math.min(left, interval)));
  }
  expect(await read()).toEqual(wanted);
}
