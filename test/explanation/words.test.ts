import { describe, expect, it } from 'vitest';
import german from '../../extension/public/_locales/de/messages.json' with { type: 'json' };
import english from '../../extension/public/_locales/en/messages.json' with { type: 'json' };
import { readingGrade, sentencesOf } from './reading-grade.ts';
import { germanReadingGrade } from './reading-grade-german.ts';

/** What a visitor reads; the owner's part speaks in the field's own terms. */
const prefixes = /^(?:cause|unsure|me|now|long|chain|evidence|clear)_/;

/** Names, times and values that are put in are none of our words. */
const filled = (message: string) => message.replace(/\$\w+\$/g, 'this');

const inSentences = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`);

const languages = [
  {
    name: 'English',
    messages: english,
    grade: readingGrade,
    unkind: /\b(?:oops|uh-?oh|whoops|sorry|your fault|you broke|invalid|illegal|fatal)\b/i,
  },
  {
    name: 'German',
    messages: german,
    grade: germanReadingGrade,
    unkind: /\b(?:ups|hoppla|huch|sorry|leider|deine Schuld|du hast .* kaputt|ungültig|unzulässig|fatal)\b/i,
  },
] as const;

describe('the reading grade', () => {
  it.each([
    [readingGrade, 'The cat sat on the mat. It was warm.'],
    [germanReadingGrade, 'Die Katze saß auf der Matte. Es war warm.'],
  ])('knows an easy text', (grade, text) => {
    expect(grade(text)).toBeLessThan(2);
  });

  it.each([
    [
      readingGrade,
      'Considerable organisational difficulties necessitate immediate administrative intervention.',
    ],
    [
      germanReadingGrade,
      'Beträchtliche organisatorische Schwierigkeiten erfordern administrative Sofortmaßnahmen.',
    ],
  ])('knows a hard text', (grade, text) => {
    expect(grade(text)).toBeGreaterThan(15);
  });
});

describe.each(languages)('what a visitor reads in $name', ({ messages, grade, unkind }) => {
  const texts = Object.entries(messages)
    .filter(([key]) => prefixes.test(key))
    .map(([key, { message }]) => [key, filled(message)] as const);
  const headlines = Object.entries(messages).filter(([key]) => key.endsWith('_headline'));

  it('is of grade 6 or below', () => {
    expect(grade(texts.map(([, text]) => inSentences(text)).join(' '))).toBeLessThanOrEqual(6);
  });

  it('blames nobody and takes nothing lightly', () => {
    expect(texts.filter(([, text]) => unkind.test(text))).toEqual([]);
  });

  it.each(headlines)(
    '%s has at most twelve words, ends like a sentence and names no code',
    (_, { message }) => {
      expect(message.split(' ').length).toBeLessThanOrEqual(12);
      expect(message).toMatch(/\.$/);
      expect(message).not.toMatch(/\d{3}|HTTP|gateway error|Gateway-Fehler/);
    },
  );
});

it('no sentence in English is above grade 9', () => {
  const sentences = Object.entries(english)
    .filter(([key]) => prefixes.test(key))
    .flatMap(([key, { message }]) =>
      sentencesOf(filled(message)).map((sentence) => [key, sentence] as const),
    );
  const whole = sentences.filter(([, sentence]) => sentence.split(' ').length > 2);
  const hard = whole.map(([key, sentence]) => [key, sentence, readingGrade(sentence)] as const);
  expect(hard.filter(([, , grade]) => grade > 9)).toEqual([]);
});

describe('German', () => {
  const entries = Object.entries(german).map(([key, { message }]) => [key, filled(message)] as const);
  const owners = /^(?:owner|check|hop|reference|report|fault)_/;

  // Its formula weighs the length of words so much that it says nothing of a single sentence.
  it('has no sentence of more than 17 words, and no word of more than 20 letters', () => {
    const sentences = entries.filter(([key]) => !owners.test(key)).flatMap(([, text]) => sentencesOf(text));
    expect(sentences.filter((sentence) => sentence.split(' ').length > 17)).toEqual([]);
    expect(sentences.filter((sentence) => /[\p{L}]{21}/u.test(sentence))).toEqual([]);
  });

  it('says du to everybody, and addresses no site owner', () => {
    const formal = /(?<!^|[.?!:„] )\b(?:Sie|Ihnen|Ihr\w*)\b/;
    expect(entries.filter(([, text]) => formal.test(text))).toEqual([]);
    const informal = /\b(?:du|dich|dir|dein\w*)\b/i;
    expect(entries.filter(([key, text]) => owners.test(key) && informal.test(text))).toEqual([]);
  });

  it('is hardly longer than English, for the popup has one size', () => {
    const lengthOf = (key: string) => english[key as keyof typeof english].message.length;
    const long = Object.entries(german).filter(
      ([key, { message }]) => message.length > 1.3 * lengthOf(key) + 10,
    );
    expect(long.map(([key]) => key)).toEqual([]);
  });
});
