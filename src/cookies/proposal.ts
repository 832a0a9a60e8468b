import type { CookieGroup } from './cookie-groups.ts';

/**
 * Returns the groups to remove so that the `Cookie` header becomes at least `excess` bytes shorter: as few as possible,
 * and of those with equal effect first the ones that the user is least likely to miss. Contains a sign-in only if all
 * others together are not enough, and everything if even that is not.
 */
export function proposeRemoval(groups: readonly CookieGroup[], excess: number): readonly CookieGroup[] {
  const [signIns, others] = split(groups, ({ purpose }) => purpose === 'sign-in');
  const signedOut = fewest(signIns, excess - sizeOf(others));
  return [...signedOut, ...fewest(others, excess - sizeOf(signedOut))];
}

/** The later, the more the user would miss it. */
function rankOf({ purpose, cookies }: CookieGroup): number {
  if (!cookies.every(({ restorable }) => restorable)) return 4;
  if (purpose === 'analytics') return 0;
  if (purpose === 'consent') return 1;
  // What no script may read, the server itself needs.
  return cookies[0].httpOnly ? 3 : 2;
}

/** Returns as few groups as possible with at least `excess` bytes; of equally many, those of the lowest rank. */
function fewest(groups: readonly CookieGroup[], excess: number): readonly CookieGroup[] {
  const bySize = [...groups].sort((one, other) => other.size - one.size);
  const byRank = [...bySize].sort((one, other) => rankOf(one) - rankOf(other));
  const chosen = new Set<CookieGroup>();
  for (let count = countNeeded(bySize, excess); count > 0; count--) {
    const missing = excess - sizeOf([...chosen]);
    const next = byRank.find((group) => {
      const rest = bySize.filter((other) => other !== group && !chosen.has(other)).slice(0, count - 1);
      return !chosen.has(group) && group.size + sizeOf(rest) >= missing;
    });
    // Only if all of them together are not enough.
    const fallback = next ?? bySize.find((group) => !chosen.has(group));
    if (fallback) chosen.add(fallback);
  }
  return [...chosen];
}

function countNeeded(bySize: readonly CookieGroup[], excess: number): number {
  let missing = excess;
  let count = 0;
  for (; count < bySize.length && missing > 0; count++) missing -= bySize[count]?.size ?? 0;
  return count;
}

function sizeOf(groups: readonly CookieGroup[]): number {
  return groups.reduce((sum, { size }) => sum + size, 0);
}

function split<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((one) => !test(one))];
}
