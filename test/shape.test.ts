import { describe, expect, it } from 'vitest';
import {
  count,
  fits,
  flag,
  listOf,
  number,
  oneOf,
  orAbsent,
  readAs,
  record,
  type Shape,
  text,
  variant,
} from '../src/shape.ts';

const point = record({ x: number, name: orAbsent(text) });
const event = variant('kind', { moved: point, named: record({ name: text }) });

describe('a shape', () => {
  it.each<[string, Shape<unknown>, unknown]>([
    ['text', text, ''],
    ['flag', flag, false],
    ['number', number, -1.5],
    ['count', count, 0],
    ['one of', oneOf('a', 'b'), 'b'],
    ['list', listOf(listOf(count)), [[], [1, 2]]],
    ['record', point, { x: 1, name: 'a' }],
    ['variant', event, { kind: 'named', name: 'a' }],
  ])('gives a value that is of it as it is: %s', (_what, shape, value) => {
    expect(readAs(shape, value)).toEqual(value);
  });

  it.each<[string, Shape<unknown>, readonly unknown[]]>([
    ['text', text, [undefined, null, 1, ['a'], new String('a')]],
    ['flag', flag, [undefined, 0, 'true']],
    ['number', number, [undefined, '1', Number.NaN, Number.POSITIVE_INFINITY, 1n]],
    ['count', count, [-1, 1.5, 2 ** 53, '1']],
    ['one of', oneOf('a', 'b'), ['c', undefined, ['a'], 'toString']],
    ['list', listOf(count), [undefined, {}, { length: 1, 0: 1 }, [1, 'a'], '12']],
    ['record', point, [undefined, null, 'x', [], {}, { x: '1' }, { x: 1, name: null }]],
    ['variant', event, [{}, { kind: 'moved' }, { kind: 'constructor' }, { kind: '__proto__', x: 1 }, null]],
  ])('gives nothing where a value is not of it: %s', (_what, shape, values) => {
    for (const value of values) expect(readAs(shape, value), String(value)).toBeUndefined();
  });

  it('leaves out what it does not name, and whose prototype was sent along', () => {
    const sent = JSON.parse('{"kind":"moved","x":1,"evil":true,"__proto__":{"admin":true}}');
    const read = readAs(event, sent);
    expect(read).toEqual({ kind: 'moved', x: 1, name: undefined });
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  it('fits a value that holds more than it names, and none that lacks something', () => {
    expect(fits(orAbsent(point), undefined)).toBe(true);
    expect(fits(point, { x: 1, more: true })).toBe(true);
    expect(fits(point, { more: true })).toBe(false);
  });
});
