/**
 * The cost of each letter pair in thirds of a bit, as base-36 digits: rows are the first letter, columns the second, a
 * to z. Counted in technical English and eleven other languages with Latin script, accents removed. Pairs that never
 * occurred cost 35.
 */
const pairCosts = [
  'mfdemmgvgmh9e9igv8b8hhmnlm',
  '8mnn6wlwcfobsserzdho6yzzfy',
  'bqip9vz9etdfpt5pydmbfzuzkk',
  '8ioh4mpqayjjkm9mwjgkestzlp',
  'gkfeiijnipjab7pkj8aclhkgom',
  'aorpabky8ryjzq6szcefbyzuis',
  'bsgr5tgdamqdqfdsx9ggenrxnz',
  '7uqy4vzmassompbozflbkvvzov',
  'cedecgfxupgcf7bhnebbrgvrzh',
  '8ozj7zzzizkwkjemvv3shehzzz',
  'bisx6vjxdiccxh8uzgacbwszmz',
  'ajoe5qmo9to9qranyrgdektziz',
  '8grm4zoybvsgfjcazsioggyzlz',
  'btdaaibldvllrgckxta6ikmzlr',
  'mhfclhgtkpibc6hfw8dfdjgnun',
  '7ylm8oqjfxobhm9dz9jbdrukmy',
  'rzzztztzzzzptzmzzztz0zztzz',
  'angg6php8vilggaqreddelmzhn',
  'eqds7jsgbvgkkoafumc6erowin',
  'apjn7nra9xslknaowafeesnvgk',
  'fjihafgzdqmbb9mgz9b9wuzszm',
  '5xzq4zmy9xtximdwzoqppzzxxz',
  '8wkl8qna6znotd9hueejuzpwhv',
  '9zftamzpazkrekt8zko5zzzkez',
  'gdblgoxzhijdf997zjbensfzvo',
  '6smm6zos9zhmmedmvqndezhsch',
] as const;

/**
 * The cost of all other characters in bits, by the previous kind and their own. Random text mixes kinds; words rarely
 * do.
 */
const costs: Readonly<Record<Kind, Partial<Readonly<Record<Kind, number>>>>> = {
  separator: { separator: 3.5, digit: 4, lower: 4.2, upper: 4.2 },
  digit: { separator: 3.5, digit: 3.3, lower: 7.5, upper: 7.5 },
  lower: { separator: 3.5, digit: 7, upper: 5.5 },
  upper: { separator: 3.5, digit: 7 },
};

type Kind = 'separator' | 'digit' | 'lower' | 'upper';

/** In bits per character. Of random base64url texts of 16 characters, fewer than one in a thousand costs less. */
const maxCostOfWords = 4.65;

/**
 * Returns whether a run of ASCII letters, digits, `-` and `_` was probably generated at random: whether its characters
 * are more expensive than those of words in a small model of written language. Reliable from about 16 characters on.
 * Takes linear time.
 */
export function looksRandom(run: string): boolean {
  let bits = 0;
  let before: Kind = 'separator';
  for (let index = 0; index < run.length; index++) {
    const kind = kindOf(run.charCodeAt(index));
    bits += costs[before][kind] ?? letterCost(run.charCodeAt(index - 1), run.charCodeAt(index));
    before = kind;
  }
  return bits > maxCostOfWords * run.length;
}

function letterCost(before: number, code: number): number {
  // The lowest five bits of an ASCII letter are its position in the alphabet, starting at 1.
  return Number.parseInt(pairCosts[(before & 31) - 1]?.[(code & 31) - 1] ?? 'z', 36) / 3;
}

function kindOf(code: number): Kind {
  if (code >= 97 && code <= 122) return 'lower';
  if (code >= 65 && code <= 90) return 'upper';
  return code >= 48 && code <= 57 ? 'digit' : 'separator';
}
