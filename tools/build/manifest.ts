export type Target = 'chrome' | 'firefox';

export const targets: readonly Target[] = ['chrome', 'firefox'];

/** Which build each browser of the tests and tools takes. */
export const targetOf = { chromium: 'chrome', firefox: 'firefox' } as const;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

const targeted = /^\{(\w+)\}\.(.*)$/;

/**
 * Derives one browser's manifest from the common one: a member named, or a list's entry
 * written, `{chrome}.x` or `{firefox}.x` is kept as `x` for that browser and left out for the
 * other; everything else is kept as it stands.
 */
export function manifestFor(target: Target, common: Json): Json {
  if (Array.isArray(common)) {
    return common.flatMap((entry: Json) => {
      const kept = typeof entry === 'string' ? nameFor(target, entry) : entry;
      return kept === undefined ? [] : [manifestFor(target, kept)];
    });
  }
  if (typeof common !== 'object' || common === null) return common;
  return Object.fromEntries(
    Object.entries(common).flatMap(([name, value]) => {
      const kept = nameFor(target, name);
      return kept === undefined ? [] : [[kept, manifestFor(target, value)]];
    }),
  );
}

function nameFor(target: Target, name: string): string | undefined {
  const match = targeted.exec(name);
  if (!match) return name;
  return match[1] === target ? match[2] : undefined;
}
