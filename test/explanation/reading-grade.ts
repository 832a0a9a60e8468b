/** Estimates the syllables of an English word: its groups of vowels, without a silent e. */
function syllables(word: string): number {
  const bare = word.toLowerCase().replace(/[^a-z]/g, '');
  const silent = bare.replace(/(?:[^laeiouy]es|[^dt]ed|[^l]e)$/, (end) => end.slice(0, 1));
  return Math.max(1, silent.match(/[aeiouy]+/g)?.length ?? 1);
}

export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!:])\s+/).filter((sentence) => /[a-z]/i.test(sentence));
}

/** Returns the Flesch-Kincaid grade of a text: the school year able to read it (Kincaid et al., 1975). */
export function readingGrade(text: string): number {
  const words = text.split(/\s+/).filter((word) => /[a-z0-9]/i.test(word));
  const total = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentencesOf(text).length) + 11.8 * (total / words.length) - 15.59;
}
