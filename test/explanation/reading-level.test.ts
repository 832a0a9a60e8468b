import { describe, expect, it } from 'vitest';
import german from '../../extension/public/_locales/de/messages.json' with { type: 'json' };
import english from '../../extension/public/_locales/en/messages.json' with { type: 'json' };
import { readingGrade, sentencesOf } from './reading-grade.ts';
import { germanReadingGrade } from './reading-grade-german.ts';

/** The keys of messages for users. Those for the site's operator may use technical terms. */
const prefixes =
  /^(?:cause|unsure|is_it_me|what_now|how_long|chain|evidence|clear|meaning|parts|ladder(?!_owner))_/;

/** Replaces placeholders, whose values are not part of the wording. */
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
  ])('is low for an easy text', (grade, text) => {
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
  ])('is high for a hard text', (grade, text) => {
    expect(grade(text)).toBeGreaterThan(15);
  });
});

describe.each(languages)('the user-facing text in $name', ({ messages, grade, unkind }) => {
  const texts = Object.entries(messages)
    .filter(([key]) => prefixes.test(key))
    .map(([key, { message }]) => [key, filled(message)] as const);
  const headlines = Object.entries(messages).filter(([key]) => key.endsWith('_headline'));

  it('has a reading grade of at most 6', () => {
    expect(grade(texts.map(([, text]) => inSentences(text)).join(' '))).toBeLessThanOrEqual(6);
  });

  it('contains no blame and no flippancy', () => {
    expect(texts.filter(([, text]) => unkind.test(text))).toEqual([]);
  });

  it.each(headlines)(
    '%s has at most twelve words, ends with a period and contains no status code',
    (_, { message }) => {
      expect(message.split(' ').length).toBeLessThanOrEqual(12);
      expect(message).toMatch(/\.$/);
      expect(message).not.toMatch(/\d{3}|HTTP|gateway error|Gateway-Fehler/);
    },
  );
});

it('no English sentence has a reading grade above 9', () => {
  const sentences = Object.entries(english)
    .filter(([key]) => prefixes.test(key))
    .flatMap(([key, { message }]) =>
      sentencesOf(filled(message)).map((sentence) => [key, sentence] as const),
    );
  // The formula says nothing of a sentence this short: one long word decides it.
  const whole = sentences.filter(([, sentence]) => sentence.split(' ').length > 4);
  const hard = whole.map(([key, sentence]) => [key, sentence, readingGrade(sentence)] as const);
  expect(hard.filter(([, , grade]) => grade > 9)).toEqual([]);
});

describe('German', () => {
  const entries = Object.entries(german).map(([key, { message }]) => [key, filled(message)] as const);
  const owners = /^(?:owner|check|hop|reference|report|fault)_/;

  // The German formula depends too much on word length to be meaningful for a single sentence.
  it('has at most 17 words in a sentence and 20 letters in a word', () => {
    const sentences = entries.filter(([key]) => !owners.test(key)).flatMap(([, text]) => sentencesOf(text));
    expect(sentences.filter((sentence) => sentence.split(' ').length > 17)).toEqual([]);
    expect(sentences.filter((sentence) => /[\p{L}]{21}/u.test(sentence))).toEqual([]);
  });

  it('addresses users informally and site operators not at all', () => {
    const formal = /(?<!^|[.?!:„] )\b(?:Sie|Ihnen|Ihr\w*)\b/;
    expect(entries.filter(([, text]) => formal.test(text))).toEqual([]);
    const informal = /\b(?:du|dich|dir|dein\w*)\b/i;
    expect(entries.filter(([key, text]) => owners.test(key) && informal.test(text))).toEqual([]);
  });

  it('is at most slightly longer than English, because the popup has a fixed size', () => {
    const lengthOf = (key: string) => english[key as keyof typeof english].message.length;
    const long = Object.entries(german).filter(
      ([key, { message }]) => message.length > 1.3 * lengthOf(key) + 10,
    );
    expect(long.map(([key]) => key)).toEqual([]);
  });
});
