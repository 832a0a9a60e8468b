import { describe, expect, it } from 'vitest';
import { isValid, type SettingName, settingNames, table, validChoices } from '../../src/settings/table.ts';

describe('the table of settings', () => {
  it.each(settingNames)('has a valid default for %s', (name) => {
    expect(isValid(table[name], table[name].default)).toBe(true);
  });
});

describe('stored settings', () => {
  it('are read if valid, without adding defaults', () => {
    const stored = { retryMode: 'ask', attemptLimit: 3, notifications: true };
    expect(validChoices(stored)).toEqual(stored);
    expect(validChoices({})).toEqual({});
  });

  it.each<[SettingName, unknown]>([
    ['retryMode', 'always'],
    ['retryMode', ['auto']],
    ['attemptLimit', 0],
    ['attemptLimit', 21],
    ['attemptLimit', 2.5],
    ['attemptLimit', Number.NaN],
    ['runLimit', '900000'],
    ['runLimit', Number.POSITIVE_INFINITY],
    ['openPopup', true],
    ['theme', null],
    ['historyKept', 1],
  ])('are read without %s if it is %j', (name, value) => {
    const stored = { retryServerErrors: true, historyDays: 7 };
    expect(validChoices({ ...stored, [name]: value })).toEqual(stored);
  });

  it('ignore inherited properties and names that are not in the table', () => {
    expect(validChoices(Object.create({ retryMode: 'never' }))).toEqual({});
    expect(
      validChoices(JSON.parse('{"__proto__":{"retryMode":"never"},"constructor":1,"color":"red"}')),
    ).toEqual({});
  });
});
