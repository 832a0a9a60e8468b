/**
 * Returns the name by which a message ships: of each word of its key the first letter and the middle one, and the last
 * one of a long word. The keys are in the archive once for each language; these names are a twentieth of it less. The
 * build verifies that each key has a name of its own.
 */
export function messageName(key: string): string {
  return key
    .split('_')
    .map((word) => `${word[0]}${word[word.length >> 1]}${word.slice(6).slice(-1)}`)
    .join('');
}
