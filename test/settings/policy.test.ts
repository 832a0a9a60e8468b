import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/settings/policy.ts';

describe('the policy', () => {
  it.each([undefined, null, 'x', [], { retryMode: 'sometimes', locked: 'all', siteRules: 3 }])(
    'sets nothing when it is %j',
    (managed) => {
      expect(readPolicy(managed)).toEqual({
        choices: {},
        siteRules: {},
        locked: new Set(),
        help: undefined,
        firstRunPage: true,
      });
    },
  );

  it('provides values, locks, site rules and the first-run page setting', () => {
    const managed = {
      retryMode: 'ask',
      locked: ['retryMode', 'siteRules', 'toString'],
      siteRules: { 'http://wiki.intranet': 'auto', 'https://board.intranet': 'keep', wiki: 'keep' },
      firstRunPage: false,
    };
    expect(readPolicy(managed)).toEqual({
      choices: { retryMode: 'ask' },
      siteRules: { 'http://wiki.intranet': 'auto', 'https://board.intranet': 'keep' },
      locked: new Set(['retryMode', 'siteRules']),
      help: undefined,
      firstRunPage: false,
    });
  });
});

describe('the help desk contact', () => {
  const helpOf = (helpLine: unknown, helpLink?: unknown) => readPolicy({ helpLine, helpLink }).help;

  it.each(['https://help.example/desk', 'mailto:help@example.org', 'HTTPS://help.example/'])(
    'accepts the link %s',
    (link) => {
      expect(helpOf('Call 4711', link)).toEqual({ line: 'Call 4711', link });
    },
  );

  it.each([
    'http://help.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://',
    '//help.example',
    7,
  ])('rejects the link %j', (link) => {
    expect(helpOf('Call 4711', link)).toEqual({ line: 'Call 4711' });
  });

  it('is undefined without text or link, and its text is truncated', () => {
    expect(helpOf('  ')).toBeUndefined();
    expect(helpOf(4711)).toBeUndefined();
    expect(helpOf(undefined, 'https://help.example/')).toEqual({ link: 'https://help.example/' });
    expect(helpOf('x'.repeat(999))?.line).toHaveLength(200);
  });
});
