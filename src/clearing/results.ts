import type { DataType } from './what-goes.ts';

/** How much of each type a page sees of its own site; what no page can count is absent. */
export type Counts = Partial<Readonly<Record<DataType, number>>>;

/**
 * What became of one type of data. `told`: it cannot be counted, so this rests on the browser's word alone.
 */
export type Result = 'gone' | 'none' | 'left' | 'told';

export type Results = Partial<Readonly<Record<DataType, Result>>>;

/** What was done, from what the page saw before and after; undefined where no script could look. */
export function resultsOf(
  types: readonly DataType[],
  before: Counts | undefined,
  after: Counts | undefined,
): Results {
  return Object.fromEntries(types.map((type) => [type, resultOf(before?.[type], after?.[type])]));
}

function resultOf(before: number | undefined, after: number | undefined): Result {
  if (after === undefined) return 'told';
  if (after > 0) return 'left';
  return before === 0 ? 'none' : 'gone';
}
