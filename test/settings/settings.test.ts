import { describe, expect, it } from 'vitest';
import { modeOf, readGeneralSettings, readSiteRules } from '../../src/settings/settings.ts';

const defaults = { retryMode: 'auto', attemptLimit: 8, runLimit: 900_000, openPopup: 'tucked-away' };

describe('general settings', () => {
  it.each([undefined, null, 'auto', 7, [], { unknown: true }])(
    'are the defaults where %j is stored',
    (stored) => {
      expect(readGeneralSettings(stored)).toEqual(defaults);
    },
  );

  it('are kept where they are sound', () => {
    const stored = { retryMode: 'ask', attemptLimit: 3, runLimit: 60_000, openPopup: 'never' };
    expect(readGeneralSettings(stored)).toEqual(stored);
  });

  it.each([
    ['retryMode', 'always'],
    ['attemptLimit', 0],
    ['attemptLimit', 21],
    ['attemptLimit', 2.5],
    ['attemptLimit', Number.NaN],
    ['runLimit', '900000'],
    ['runLimit', Number.POSITIVE_INFINITY],
    ['openPopup', true],
  ])('take the default of %s for %j and keep the rest', (name, value) => {
    const stored = { retryMode: 'ask', attemptLimit: 3, runLimit: 60_000, openPopup: 'never' };
    expect(readGeneralSettings({ ...stored, [name]: value })).toEqual({
      ...stored,
      [name]: defaults[name as keyof typeof defaults],
    });
  });
});

describe('site rules', () => {
  it('keep what is sound and leave out the rest', () => {
    const stored = { 'https://a.example': 'never', 'https://b.example': 'sometimes', 'https://c.example': 1 };
    expect(readSiteRules(stored)).toEqual({ 'https://a.example': 'never' });
  });

  it.each([undefined, null, 'never', 3])('are none where %j is stored', (stored) => {
    expect(readSiteRules(stored)).toEqual({});
  });

  it('outweigh the general mode on their own site alone', () => {
    const settings = {
      general: readGeneralSettings({}),
      siteRules: { 'https://a.example': 'never' } as const,
    };
    expect(modeOf(settings, 'https://a.example')).toBe('never');
    expect(modeOf(settings, 'https://b.example')).toBe('auto');
    expect(modeOf(settings, undefined)).toBe('auto');
  });

  it('take no mode from an object’s own members', () => {
    expect(modeOf({ general: readGeneralSettings({}), siteRules: readSiteRules({}) }, 'constructor')).toBe(
      'auto',
    );
  });
});
