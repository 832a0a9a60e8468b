import { expect } from 'vitest';

/** Asserts that what is read stays the same for `ms`, reading ten times a second by default. */
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
