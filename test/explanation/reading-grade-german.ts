import { sentencesOf } from './reading-grade.ts';

/** Estimates the syllables of a German word: its groups of vowels, with ei, ie, au, eu and äu counted as one each. */
function syllables(word: string): number {
  return Math.max(1, word.toLowerCase().match(/[aeiouyäöü]+/g)?.length ?? 1);
}

/**
 * Returns the school year able to read a German text: the first Wiener Sachtextformel (Bamberger and Vanecek, 1984),
 * computed from the shares of long words and the length of sentences.
 */
export function germanReadingGrade(text: string): number {
  const words = text.split(/\s+/).filter((word) => /[a-zäöüß0-9]/i.test(word));
  const share = (is: (word: string) => boolean) => (100 * words.filter(is).length) / words.length;
  const manySyllables = share((word) => syllables(word) >= 3);
  const oneSyllable = share((word) => syllables(word) === 1);
  const long = share((word) => word.replace(/[^a-zäöüß]/gi, '').length > 6);
  const perSentence = words.length / sentencesOf(text).length;
  return 0.1935 * manySyllables + 0.1672 * perSentence + 0.1297 * long - 0.0327 * oneSyllable - 0.875;
}
