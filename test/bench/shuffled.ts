/** Returns the list in random order (Fisher and Yates). */
export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const drawn = [...list];
  for (let last = drawn.length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1));
    [drawn[at], drawn[last]] = [drawn[last] as T, drawn[at] as T];
  }
  return drawn;
}
