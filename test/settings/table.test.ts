import { describe, expect, it } from 'vitest';
import { isSound, type SettingName, settingNames, soundChoices, table } from '../../src/settings/table.ts';

describe('the table of settings', () => {
  it.each(settingNames)('%s has a default that is sound', (name) => {
    expect(isSound(table[name], table[name].default)).toBe(true);
  });
});

describe('stored settings', () => {
  it('are kept where they are sound, and only those that somebody chose', () => {
    const stored = { retryMode: 'ask', attemptLimit: 3, notifications: true };
    expect(soundChoices(stored)).toEqual(stored);
    expect(soundChoices({})).toEqual({});
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
  ])('are left to the default where %s is %j, and the rest is kept', (name, value) => {
    const stored = { retryServerErrors: true, historyDays: 7 };
    expect(soundChoices({ ...stored, [name]: value })).toEqual(stored);
  });

  it('take no value from an object’s own members, and no name that is not in the table', () => {
    expect(soundChoices(Object.create({ retryMode: 'never' }))).toEqual({});
    expect(
      soundChoices(JSON.parse('{"__proto__":{"retryMode":"never"},"constructor":1,"color":"red"}')),
    ).toEqual({});
  });
});
