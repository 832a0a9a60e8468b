/**
 * What a letter costs after another one, in thirds of a bit: row by the letter before, column by the letter, a to z,
 * each a digit to base 36. Counted in technical English and in eleven more languages in the Latin alphabet, letters
 * without their accents; what never occurred costs 35.
 */
const letterAfter = [
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

/** What else a character costs, in bits: by the kind before it and its own. Words hardly ever mix them; random text does. */
const costs: Readonly<Record<Kind, Partial<Readonly<Record<Kind, number>>>>> = {
  separator: { separator: 3.5, digit: 4, lower: 4.2, upper: 4.2 },
  digit: { separator: 3.5, digit: 3.3, lower: 7.5, upper: 7.5 },
  lower: { separator: 3.5, digit: 7, upper: 5.5 },
  upper: { separator: 3.5, digit: 7 },
};

type Kind = 'separator' | 'digit' | 'lower' | 'upper';

/** In bits for each character. Of random base64url (6 bits) fewer than one in a thousand of 16 characters costs less. */
const mostForWords = 4.65;

/**
 * Tells whether a run of ASCII letters, digits, `-` and `_` was generated at random rather than written: a small model of
 * written language says how many bits each of its characters would cost there. Of use from some 16 characters on. Takes
 * time proportional to the length.
 */
export function looksRandom(run: string): boolean {
  let bits = 0;
  let before: Kind = 'separator';
  for (let index = 0; index < run.length; index++) {
    const kind = kindOf(run.charCodeAt(index));
    bits += costs[before][kind] ?? letterCost(run.charCodeAt(index - 1), run.charCodeAt(index));
    before = kind;
  }
  return bits > mostForWords * run.length;
}

function letterCost(before: number, code: number): number {
  // The lowest five bits of an ASCII letter are its place in the alphabet, from 1.
  return Number.parseInt(letterAfter[(before & 31) - 1]?.[(code & 31) - 1] ?? 'z', 36) / 3;
}

function kindOf(code: number): Kind {
  if (code >= 97 && code <= 122) return 'lower';
  if (code >= 65 && code <= 90) return 'upper';
  return code >= 48 && code <= 57 ? 'digit' : 'separator';
}
