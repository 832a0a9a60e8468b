import { describe, expect, it } from 'vitest';
import messages from '../../extension/public/_locales/en/messages.json' with { type: 'json' };
import { readingGrade, sentencesOf } from './reading-grade.ts';

/** What a visitor reads; the owner's part speaks in the field's own terms. */
const prefixes = /^(?:cause|unsure|me|now|long|chain|evidence|clear)_/;

/** Names, times and values that are put in are none of our words. */
const filled = (message: string) => message.replace(/\$\w+\$/g, 'this');

const texts = Object.entries(messages)
  .filter(([key]) => prefixes.test(key))
  .map(([key, { message }]) => [key, filled(message)] as const);

const headlines = Object.entries(messages).filter(([key]) => key.endsWith('_headline'));

describe('the reading grade', () => {
  it('knows an easy text from a hard one', () => {
    expect(readingGrade('The cat sat on the mat. It was warm.')).toBeLessThan(2);
    expect(
      readingGrade(
        'Considerable organisational difficulties necessitate immediate administrative intervention.',
      ),
    ).toBeGreaterThan(15);
  });

  it('of all that a visitor reads is 6 or below', () => {
    const all = texts.map(([, text]) => (/[.?!]$/.test(text) ? text : `${text}.`)).join(' ');
    expect(readingGrade(all)).toBeLessThanOrEqual(6);
  });

  it('of no sentence is above 9', () => {
    const sentences = texts.flatMap(([key, text]) =>
      sentencesOf(text).map((sentence) => [key, sentence] as const),
    );
    const whole = sentences.filter(([, sentence]) => sentence.split(' ').length > 2);
    const hard = whole.map(([key, sentence]) => [key, sentence, readingGrade(sentence)] as const);
    expect(hard.filter(([, , grade]) => grade > 9)).toEqual([]);
  });
});

describe('headlines', () => {
  it.each(headlines)(
    '%s has at most twelve words, ends like a sentence and names no code',
    (_, { message }) => {
      expect(message.split(' ').length).toBeLessThanOrEqual(12);
      expect(message).toMatch(/\.$/);
      expect(message).not.toMatch(/\d{3}|HTTP|gateway error/);
    },
  );
});

it('nobody is blamed and nothing is taken lightly', () => {
  const wrong = texts.filter(([, text]) =>
    /\b(?:oops|uh-?oh|whoops|sorry|your fault|you broke|invalid|illegal|fatal)\b/i.test(text),
  );
  expect(wrong).toEqual([]);
});
