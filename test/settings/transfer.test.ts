import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/settings/policy.ts';
import { effective } from '../../src/settings/settings.ts';
import type { SiteRules } from '../../src/settings/site-rules.ts';
import { isSound, retryModes, settingNames, table } from '../../src/settings/table.ts';
import { exported, longestFile, readExported } from '../../src/settings/transfer.ts';

const defaults = effective({}, {}, readPolicy(undefined)).general;
const rules: SiteRules = {
  'https://a.example': 'never',
  'http://localhost:3000': 'auto',
  'https://board.example': 'keep',
};
const file = (fields: object) => JSON.stringify({ gatelight: 1, ...fields });

describe('a file of settings', () => {
  it.each(retryModes)('brings back all that was written, with the mode %s', (retryMode) => {
    const general = { ...defaults, retryMode, attemptLimit: 3 };
    expect(readExported(exported(general, rules))).toEqual({ choices: general, siteRules: rules });
  });

  it('may name a part of them, and begin with a byte order mark', () => {
    expect(readExported(`\uFEFF${file({ settings: { theme: 'dark' } })}`)).toEqual({
      choices: { theme: 'dark' },
      siteRules: {},
    });
  });
});

describe('a broken or hostile file', () => {
  const wanted = table.attemptLimit;

  it.each<[string, string, object[]]>([
    ['is empty', '', [{ kind: 'no-json', line: 1 }]],
    ['ends too soon', '{\n"gatelight": 1,\n"settings": {', [{ kind: 'no-json', line: 3 }]],
    ['has a comma too many', '{\n"gatelight": 1,\n}', [{ kind: 'no-json', line: 3 }]],
    ['is a page', '<!doctype html>\n<title>Settings</title>\n', [{ kind: 'no-json', line: 1 }]],
    [
      'has a name for a value',
      file({ x: 1 }).replace(/,/g, ',\n').replace('1}', 'on\n}'),
      [{ kind: 'no-json', line: 2 }],
    ],
    ['is no settings', '{"a": 1}', [{ kind: 'not-ours' }]],
    ['is a list', '[]', [{ kind: 'not-ours' }]],
    ['is nothing', 'null', [{ kind: 'not-ours' }]],
    ['has a version that never was', '{"gatelight": 0}', [{ kind: 'not-ours' }]],
    ['is newer', '{"gatelight": 2, "settings": {"x": 1}}', [{ kind: 'newer' }]],
    ['has no settings in its settings', file({ settings: [] }), [{ kind: 'not-ours' }]],
    ['is too long', file({ x: 'x'.repeat(longestFile) }), [{ kind: 'too-long' }]],
    ['has a field of its own', file({ evil: 1 }), [{ kind: 'unknown-field', field: 'evil' }]],
    [
      'has a setting of its own',
      file({ settings: { constructor: 1 } }),
      [{ kind: 'unknown-field', field: 'settings.constructor' }],
    ],
    [
      'would change what all objects have',
      '{"gatelight": 1, "__proto__": {"a": 1}, "settings": {"__proto__": {"retryMode": "never"}}, "siteRules": {"__proto__": "never"}}',
      [
        { kind: 'unknown-field', field: '__proto__' },
        { kind: 'unknown-field', field: 'settings.__proto__' },
        { kind: 'bad-site', field: 'siteRules["__proto__"]' },
      ],
    ],
    [
      'has values out of bounds',
      file({ settings: { attemptLimit: 1e9, retryMode: 'ask' } }),
      [{ kind: 'bad-value', field: 'settings.attemptLimit', wanted }],
    ],
    [
      'has rules for what is no site',
      file({ siteRules: { 'javascript:alert(1)': 'auto', 'https://a.example/path': 'auto', '*': 'auto' } }),
      [
        { kind: 'bad-site', field: 'siteRules["javascript:alert(1)"]' },
        { kind: 'bad-site', field: 'siteRules["https://a.example/path"]' },
        { kind: 'bad-site', field: 'siteRules["*"]' },
      ],
    ],
    [
      'has a mode that is none',
      file({ siteRules: { 'https://a.example': { mode: 'auto' } } }),
      [{ kind: 'bad-mode', field: 'siteRules["https://a.example"]' }],
    ],
  ])('brings nothing and says where it %s', (_, text, faults) => {
    expect(readExported(text)).toEqual(faults);
  });

  it('brings nothing that the table does not allow, whatever it holds', () => {
    const name = fc.oneof(fc.constantFrom(...settingNames), fc.string());
    const site = fc.oneof(
      fc.constantFrom('https://a.example', 'http://wiki', 'ftp://a.example', '__proto__'),
      fc.string(),
    );
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.jsonValue()),
        fc.dictionary(site, fc.jsonValue()),
        (settings, siteRules) => {
          const read = readExported(file({ settings, siteRules }));
          if ('choices' in read) {
            for (const known of settingNames)
              if (Object.hasOwn(read.choices, known))
                expect(isSound(table[known], read.choices[known])).toBe(true);
            expect(Object.keys(read.choices).filter((key) => !(key in table))).toEqual([]);
          }
          expect(({} as { retryMode?: string }).retryMode).toBeUndefined();
        },
      ),
      { numRuns: 50 },
    );
  });
});
