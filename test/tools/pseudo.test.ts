import { describe, expect, it } from 'vitest';
import english from '../../extension/public/_locales/en/messages.json' with { type: 'json' };
import type { Messages } from '../../tools/locales/messages.ts';
import { inPseudoLocale, type PseudoLocale } from '../../tools/locales/pseudo.ts';

const messages: Messages = english;
const texts = (locale: PseudoLocale) =>
  Object.entries(inPseudoLocale(messages, locale)).map(([key, { message }]) => ({
    key,
    message,
    english: messages[key]?.message ?? '',
  }));
const translated = (locale: PseudoLocale) =>
  texts(locale).filter(({ key }) => key !== 'language' && key !== 'text_direction');

describe.each(['accented', 'mirrored'] as const)('the pseudo-locale %s', (locale) => {
  it('has each message of English, with its placeholders and its notes for translators', () => {
    const withoutText = (of: Messages) =>
      Object.entries(of).map(([key, entry]) => [key, { ...entry, message: undefined }]);
    expect(withoutText(inPseudoLocale(messages, locale))).toEqual(withoutText(messages));
    const placeholders = (text: string) => text.match(/\$\w+\$|\$\d|\$\$/g);
    for (const { message, english } of texts(locale))
      expect(placeholders(message)).toEqual(placeholders(english));
  });

  it('leaves no letter of English outside of placeholders', () => {
    const left = translated(locale).filter(({ message }) =>
      /[a-z]/i.test(message.replaceAll(/\$\w+\$|\$\d|\$\$/g, '')),
    );
    expect(left).toEqual([]);
  });
});

it('names its own language and direction', () => {
  const tags = ({ language, text_direction }: Messages) => [language?.message, text_direction?.message];
  expect(tags(inPseudoLocale(messages, 'accented'))).toEqual(['en-XA', 'ltr']);
  expect(tags(inPseudoLocale(messages, 'mirrored'))).toEqual(['ar-XB', 'rtl']);
  expect(Intl.DateTimeFormat.supportedLocalesOf(['en-XA', 'ar-XB'])).toEqual(['en-XA', 'ar-XB']);
});

it('makes sentences about 40 % longer', () => {
  const sentences = translated('accented').filter(({ english }) => english.length > 20);
  const length = (of: 'message' | 'english') => sentences.reduce((sum, entry) => sum + entry[of].length, 0);
  expect(length('message') / length('english')).toBeGreaterThan(1.35);
  expect(length('message') / length('english')).toBeLessThan(1.5);
});

it('keeps the words around a placeholder in their order', () => {
  const one: Messages = { some: { message: 'Is $SITE$ back, $1?' } };
  expect(inPseudoLocale(one, 'accented').some?.message).toBe('[ÍÍš $SITE$ ƀááćķ, $1?]');
  expect(inPseudoLocale(one, 'mirrored').some?.message).toBe('يس $SITE$ باكق، $1؟');
});
