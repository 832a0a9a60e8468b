import fc from 'fast-check';
import { expect, it } from 'vitest';
import { messageName } from '../../src/browser/message-name.ts';
import { shippedMessages, withShippedNames } from '../../tools/build/shipped-messages.ts';
import { languages, messagesIn } from '../../tools/locales/languages.ts';

const shipped = (entries: object) => JSON.parse(shippedMessages(JSON.stringify(entries)));
const named = (entries: Readonly<Record<string, object>>) =>
  Object.fromEntries(Object.entries(entries).map(([key, entry]) => [messageName(key), entry]));

it('numbers the placeholders of a message, whatever their order and case', () => {
  const placeholders = { limit: { content: '$2', example: '5' }, number: { content: '$1' } };
  expect(shipped({ plan: { message: 'Try $NUMBER$ of $Limit$', placeholders } })).toEqual(
    named({ plan: { message: 'Try $1 of $2' } }),
  );
});

it('leaves dollars that are no placeholder', () => {
  expect(shipped({ price: { message: 'It costs $$5 or $OTHER$' } })).toEqual(
    named({ price: { message: 'It costs $$5 or $OTHER$' } }),
  );
});

it('finds a placeholder right after a number', () => {
  const placeholders = { unit: { content: '$2' } };
  expect(shipped({ wait: { message: '$1$UNIT$', placeholders } })).toEqual(
    named({ wait: { message: '$1$2' } }),
  );
});

it('changes no text without placeholders', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const entries = { text: { message: text.replaceAll('$', '') } };
      expect(shipped(entries)).toEqual(named(entries));
    }),
  );
});

it('names a message by letters of each word of its key', () => {
  expect(shipped({ button_try_now: { message: 'Try now' }, language: { message: 'en' } })).toEqual({
    bttrno: { message: 'Try now' },
    lue: { message: 'en' },
  });
});

it('refuses two keys of the same name, also where only the case of their letters differs', () => {
  const entries = (...keys: string[]) => Object.fromEntries(keys.map((key) => [key, { message: 'x' }]));
  expect(() => shipped(entries('check_log', 'check_logs'))).not.toThrow();
  expect(() => shipped(entries('check_load', 'check_lead'))).toThrow('cela for check_load and check_lead');
  expect(() => shipped(entries('check_load', 'check_Lead'))).toThrow('cela');
});

it('gives each message of each language a name of its own', () => {
  for (const language of languages) expect(() => shipped(messagesIn(language))).not.toThrow();
});

it('renames the messages of a manifest in the same way, and nothing else in it', () => {
  expect(withShippedNames('{ "name": "__MSG_button_try_now__", "key": "button_try_now" }')).toBe(
    '{ "name": "__MSG_bttrno__", "key": "button_try_now" }',
  );
});
