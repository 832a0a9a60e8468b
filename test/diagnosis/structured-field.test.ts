import fc from 'fast-check';
import { type BareItem, DisplayString, parseList, serializeList, Token } from 'structured-headers';
import { describe, expect, it } from 'vitest';
import { type Member, readList, textOf } from '../../src/diagnosis/structured-field.ts';
import { processorTimeOf } from '../support/processor-time.ts';

/** Returns the text of an item as parsed by the library; empty for an item of any other type. */
const kept = (item: BareItem): string =>
  item instanceof Token ? item.toString() : typeof item === 'string' ? item : '';

/** Returns the list as parsed by the library, without inner lists; empty on a syntax error. */
function reference(field: string) {
  try {
    return parseList(field).flatMap(([item, parameters]) =>
      Array.isArray(item)
        ? []
        : [
            {
              name: kept(item),
              parameters: [...parameters].map(([key, value]) => [key, value === true ? true : kept(value)]),
            },
          ],
    );
  } catch {
    return [];
  }
}

function ours(field: string) {
  return readList(field).map(({ item, parameters }: Member) => ({
    name: textOf(item),
    parameters: [...parameters].map(([key, value]) => [key, value === '?1' ? true : textOf(value)]),
  }));
}

const ascii = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
});
const token = fc
  .stringMatching(/^[A-Za-z*][A-Za-z0-9!#$%&'*+.^_`|~:/-]{0,8}$/)
  .map((name) => new Token(name));
const key = fc.stringMatching(/^[a-z*][a-z0-9_.*-]{0,8}$/);
// No dates, because the library accepts one only at the end of a field.
const bareItem: fc.Arbitrary<BareItem> = fc.oneof(
  token,
  ascii,
  fc.boolean(),
  fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
  fc.integer({ min: -999_999, max: 999_999 }).map((thousandths) => thousandths / 1000),
  fc.uint8Array({ maxLength: 9 }).map((bytes) => new Uint8Array(bytes).buffer),
  fc.string({ unit: 'grapheme' }).map((text) => new DisplayString(text)),
);
const parameters = fc.array(fc.tuple(key, bareItem), { maxLength: 3 }).map((pairs) => new Map(pairs));
const item = fc.tuple(bareItem, parameters);
const innerList = fc.tuple(fc.array(item, { maxLength: 3 }), parameters);
const spaces = fc.constantFrom('', ' ', '  ', '\t');
const written = fc
  .array(fc.oneof({ weight: 4, arbitrary: item }, innerList), { maxLength: 4 })
  .map((members) => serializeList(members as Parameters<typeof serializeList>[0]));

/** Serialized by the library, plus optional white space, valid and invalid. */
const field = fc
  .tuple(written, spaces, spaces)
  .map(([text, after, before]) => text.replace(/;/g, `;${after}`).replace(/,/g, `${before},`));

/** Syntactically significant characters, and some invalid ones. */
const noise = fc.string({
  unit: fc.constantFrom(...'aZ*09.-_;=," \\?1()\t/é\n'),
  maxLength: 12,
});

describe('a structured field', () => {
  it('is parsed as the library parses it', () => {
    fc.assert(
      fc.property(field, (text) => {
        expect(ours(text)).toEqual(reference(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is parsed or rejected as the library does if it is corrupted', () => {
    fc.assert(
      fc.property(field, noise, fc.nat(60), fc.nat(3), (text, more, at, gone) => {
        const damaged = text.slice(0, at) + more + text.slice(at + gone);
        // The library decodes byte sequences and display strings, and rejects invalid ones; here they are not
        // decoded.
        fc.pre(!/[:%@]/.test(damaged));
        expect(ours(damaged)).toEqual(reference(damaged));
      }),
      { numRuns: 2_000 },
    );
  });

  it('may contain a date anywhere', () => {
    expect(readList('a; at=@1659578233, b')).toEqual([
      { item: 'a', parameters: new Map([['at', '@1659578233']]) },
      { item: 'b', parameters: new Map() },
    ]);
  });

  it.each([
    ['tokens', 'a'.repeat(100_000)],
    ['members', 'a, '.repeat(30_000)],
    ['parameters', ';a=1'.repeat(30_000)],
    ['strings', '"a\\"'.repeat(30_000)],
    ['inner lists', '(a '.repeat(30_000)],
    ['spaces', `a${' '.repeat(100_000)}b`],
  ])('is parsed quickly even if it is long and hostile: %s', (_what, text) => {
    expect(processorTimeOf(() => readList(`${text}\u0000`))).toBeLessThan(500);
    expect(processorTimeOf(() => readList(`x${text}\u0000`))).toBeLessThan(500);
  });
});
