import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shippedMessages } from '../../tools/build/shipped-messages.ts';

const shipped = (entries: object) => JSON.parse(shippedMessages(JSON.stringify(entries)));

it('numbers the placeholders of a message, whatever their order and case', () => {
  const placeholders = { limit: { content: '$2', example: '5' }, number: { content: '$1' } };
  expect(shipped({ plan: { message: 'Try $NUMBER$ of $Limit$', placeholders } })).toEqual({
    plan: { message: 'Try $1 of $2' },
  });
});

it('leaves dollars that are no placeholder', () => {
  expect(shipped({ price: { message: 'It costs $$5 or $OTHER$' } })).toEqual({
    price: { message: 'It costs $$5 or $OTHER$' },
  });
});

it('finds a placeholder right after a number', () => {
  const placeholders = { unit: { content: '$2' } };
  expect(shipped({ wait: { message: '$1$UNIT$', placeholders } })).toEqual({ wait: { message: '$1$2' } });
});

it('changes no text without placeholders', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), (texts) => {
      const entries = Object.fromEntries(
        Object.entries(texts).map(([key, text]) => [key, { message: text.replaceAll('$', '') }]),
      );
      expect(shipped(entries)).toEqual(entries);
    }),
  );
});
