/** Values that no version of Gatelight writes in most places, and some that look valid and are not. */
export const hostileValues: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  -1e308,
  '',
  'constructor',
  '__proto__',
  'javascript:alert(1)',
  '<img src=x onerror=alert(1)>',
  '\u0000\ud800\u202e',
  'x'.repeat(20_000),
  [],
  [null],
  [[[[[[[[[[]]]]]]]]]],
  {},
  { length: -1, toString: 1, constructor: null },
];

export type Path = readonly (string | number)[];

/**
 * Returns the paths of everything in a JSON value: its leaves and what contains them, the value itself first.
 */
export function pathsIn(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const names = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const below = names.flatMap((name) =>
    pathsIn((value as Record<string | number, unknown>)[name]).map((path) => [name, ...path]),
  );
  return [[], ...below];
}

/** Returns a copy of the value with something else at one path; undefined removes what is there. */
export function withAt(value: unknown, [name, ...rest]: Path, hostile: unknown): unknown {
  if (name === undefined) return hostile;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  const replaced = withAt(copy[name], rest, hostile);
  if (replaced === undefined && !Array.isArray(copy)) delete copy[name];
  else copy[name] = replaced;
  return copy;
}
