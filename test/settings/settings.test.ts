import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/settings/policy.ts';
import { decided, effective, modeOf, readDecided, ruleOf } from '../../src/settings/settings.ts';

const none = readPolicy(undefined);
const a = 'https://a.example';
const b = 'https://b.example';

describe('what holds', () => {
  it('is the default where nobody chose', () => {
    expect(effective({}, {}, none).general).toMatchObject({
      retryMode: 'auto',
      attemptLimit: 8,
      theme: 'system',
    });
  });

  it.each([
    ['the user’s choice over the default', { attemptLimit: 3 }, {}, 3],
    ['the organisation’s choice over the default', {}, { attemptLimit: 5 }, 5],
    ['the user’s choice over the organisation’s', { attemptLimit: 3 }, { attemptLimit: 5 }, 3],
    [
      'the organisation’s lock over the user’s choice',
      { attemptLimit: 3 },
      { attemptLimit: 5, locked: ['attemptLimit'] },
      5,
    ],
    ['the default where a lock has no value', { attemptLimit: 3 }, { locked: ['attemptLimit'] }, 8],
    [
      'the default where a lock has an unusable value',
      { attemptLimit: 3 },
      { attemptLimit: 99, locked: ['attemptLimit'] },
      8,
    ],
    [
      'the user’s choice where another setting is locked',
      { attemptLimit: 3 },
      { locked: ['theme', 7, 'nonsense'] },
      3,
    ],
  ])('is %s', (_, chosen, managed, held) => {
    expect(effective(chosen, {}, readPolicy(managed)).general.attemptLimit).toBe(held);
  });
});

describe('the rules for single sites', () => {
  it('outweigh the general mode on their own site alone', () => {
    const settings = effective({}, { [a]: 'never' }, none);
    expect(modeOf(settings, a)).toBe('never');
    expect(modeOf(settings, b)).toBe('auto');
    expect(modeOf(settings, undefined)).toBe('auto');
  });

  it('are the organisation’s where the user made none', () => {
    const policy = readPolicy({ siteRules: { [a]: 'auto', [b]: 'never' } });
    expect(effective({}, { [a]: 'ask' }, policy).siteRules).toEqual({ [a]: 'ask', [b]: 'never' });
  });

  it('are the organisation’s alone where they are locked', () => {
    const policy = readPolicy({ siteRules: { [b]: 'never' }, locked: ['siteRules'] });
    expect(effective({}, { [a]: 'auto', [b]: 'auto' }, policy).siteRules).toEqual({ [b]: 'never' });
  });

  it('keep one site trying while the others are only tried when asked', () => {
    const settings = effective({ retryMode: 'ask' }, { [a]: 'keep' }, none);
    expect([modeOf(settings, a), modeOf(settings, b)]).toEqual(['keep', 'ask']);
  });

  it('exempt one site where all others are kept trying', () => {
    const settings = effective({ retryMode: 'keep' }, { [a]: 'never' }, none);
    expect([modeOf(settings, a), modeOf(settings, b)]).toEqual(['never', 'keep']);
  });

  it('take no mode from an object’s own members', () => {
    expect(ruleOf(effective({}, {}, none), 'constructor')).toBeUndefined();
  });
});

it('is the same after it was left for the popup, as JSON carries it', () => {
  const managed = { helpLine: 'Call 4711', helpLink: 'https://help.example/', siteRules: { [b]: 'keep' } };
  const policy = readPolicy({ ...managed, attemptLimit: 3, locked: ['attemptLimit', 'theme'] });
  const held = effective({ theme: 'dark', attemptLimit: 9 }, { [a]: 'ask' }, policy);
  const read = readDecided(JSON.parse(JSON.stringify(decided(held))));
  expect(read.general).toEqual(held.general);
  expect(read.siteRules).toEqual({ [a]: 'ask', [b]: 'keep' });
  expect(read.policy.help).toEqual({ line: 'Call 4711', link: 'https://help.example/' });
});

it.each([undefined, null, 7, [], { attemptLimit: -1, siteRules: 'x', helpLink: 'javascript:1' }])(
  'holds its defaults where %j was left for the popup',
  (left) => {
    const { general, siteRules, policy } = readDecided(left);
    expect({ general, siteRules, help: policy.help }).toEqual({
      general: effective({}, {}, none).general,
      siteRules: {},
      help: undefined,
    });
  },
);
