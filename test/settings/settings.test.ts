import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/settings/policy.ts';
import {
  effective,
  modeOf,
  readSettingsSnapshot,
  ruleOf,
  settingsSnapshot,
} from '../../src/settings/settings.ts';

const none = readPolicy(undefined);
const a = 'https://a.example';
const b = 'https://b.example';

describe('the settings in force', () => {
  it('are the defaults without a choice or a policy', () => {
    expect(effective({}, {}, none).general).toMatchObject({
      retryMode: 'auto',
      attemptLimit: 8,
      theme: 'system',
    });
  });

  it.each([
    ['user’s choice over the default', { attemptLimit: 3 }, {}, 3],
    ['policy over the default', {}, { attemptLimit: 5 }, 5],
    ['user’s choice over an unlocked policy value', { attemptLimit: 3 }, { attemptLimit: 5 }, 3],
    [
      'locked policy value over the user’s choice',
      { attemptLimit: 3 },
      { attemptLimit: 5, locked: ['attemptLimit'] },
      5,
    ],
    ['default if the locked setting has no value', { attemptLimit: 3 }, { locked: ['attemptLimit'] }, 8],
    [
      'default if the locked value is invalid',
      { attemptLimit: 3 },
      { attemptLimit: 99, locked: ['attemptLimit'] },
      8,
    ],
    [
      'user’s choice if only other settings are locked',
      { attemptLimit: 3 },
      { locked: ['theme', 7, 'nonsense'] },
      3,
    ],
  ])('prefer the %s', (_, chosen, managed, held) => {
    expect(effective(chosen, {}, readPolicy(managed)).general.attemptLimit).toBe(held);
  });
});

describe('the rules for single sites', () => {
  it('override the general mode on their own site only', () => {
    const settings = effective({}, { [a]: 'never' }, none);
    expect(modeOf(settings, a)).toBe('never');
    expect(modeOf(settings, b)).toBe('auto');
    expect(modeOf(settings, undefined)).toBe('auto');
  });

  it('come from the policy for sites without a rule of the user’s', () => {
    const policy = readPolicy({ siteRules: { [a]: 'auto', [b]: 'never' } });
    expect(effective({}, { [a]: 'ask' }, policy).siteRules).toEqual({ [a]: 'ask', [b]: 'never' });
  });

  it('come only from the policy when locked', () => {
    const policy = readPolicy({ siteRules: { [b]: 'never' }, locked: ['siteRules'] });
    expect(effective({}, { [a]: 'auto', [b]: 'auto' }, policy).siteRules).toEqual({ [b]: 'never' });
  });

  it('can retry one site indefinitely while all others ask', () => {
    const settings = effective({ retryMode: 'ask' }, { [a]: 'keep' }, none);
    expect([modeOf(settings, a), modeOf(settings, b)]).toEqual(['keep', 'ask']);
  });

  it('can exempt one site while all others retry indefinitely', () => {
    const settings = effective({ retryMode: 'keep' }, { [a]: 'never' }, none);
    expect([modeOf(settings, a), modeOf(settings, b)]).toEqual(['never', 'keep']);
  });

  it('ignore properties inherited from Object.prototype', () => {
    expect(ruleOf(effective({}, {}, none), 'constructor')).toBeUndefined();
  });
});

it('a settings snapshot is unchanged by serialization to JSON', () => {
  const managed = { helpLine: 'Call 4711', helpLink: 'https://help.example/', siteRules: { [b]: 'keep' } };
  const policy = readPolicy({ ...managed, attemptLimit: 3, locked: ['attemptLimit', 'theme'] });
  const held = effective({ theme: 'dark', attemptLimit: 9 }, { [a]: 'ask' }, policy);
  const read = readSettingsSnapshot(JSON.parse(JSON.stringify(settingsSnapshot(held))));
  expect(read.general).toEqual(held.general);
  expect(read.siteRules).toEqual({ [a]: 'ask', [b]: 'keep' });
  expect(read.policy.help).toEqual({ line: 'Call 4711', link: 'https://help.example/' });
});

it.each([undefined, null, 7, [], { attemptLimit: -1, siteRules: 'x', helpLink: 'javascript:1' }])(
  'a settings snapshot of %j yields the defaults',
  (left) => {
    const { general, siteRules, policy } = readSettingsSnapshot(left);
    expect({ general, siteRules, help: policy.help }).toEqual({
      general: effective({}, {}, none).general,
      siteRules: {},
      help: undefined,
    });
  },
);
