import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/settings/policy.ts';
import type { SiteRules } from '../../src/settings/rules-by-origin.ts';
import { effective } from '../../src/settings/settings.ts';
import { maxFileLength, readSettingsFile, writeSettingsFile } from '../../src/settings/settings-file.ts';
import { isValid, retryModes, settingNames, table } from '../../src/settings/table.ts';

const defaults = effective({}, {}, readPolicy(undefined)).general;
const rules: SiteRules = {
  'https://a.example': 'never',
  'http://localhost:3000': 'auto',
  'https://board.example': 'keep',
};
const file = (fields: object) => JSON.stringify({ gatelight: 1, ...fields });

describe('an exported settings file', () => {
  it.each(retryModes)('restores all settings and rules, with the mode %s', (retryMode) => {
    const general = { ...defaults, retryMode, attemptLimit: 3 };
    expect(readSettingsFile(writeSettingsFile(general, rules))).toEqual({
      choices: general,
      siteRules: rules,
    });
  });

  it('may contain only some settings and start with a byte order mark', () => {
    expect(readSettingsFile(`\uFEFF${file({ settings: { theme: 'dark' } })}`)).toEqual({
      choices: { theme: 'dark' },
      siteRules: {},
    });
  });
});

describe('an invalid or hostile file', () => {
  const expected = table.attemptLimit;

  it.each<[string, string, object[]]>([
    ['is empty', '', [{ kind: 'invalid-json', line: 1 }]],
    ['is truncated', '{\n"gatelight": 1,\n"settings": {', [{ kind: 'invalid-json', line: 3 }]],
    ['has a trailing comma', '{\n"gatelight": 1,\n}', [{ kind: 'invalid-json', line: 3 }]],
    ['is an HTML page', '<!doctype html>\n<title>Settings</title>\n', [{ kind: 'invalid-json', line: 1 }]],
    [
      'has a bare word as a value',
      file({ x: 1 }).replace(/,/g, ',\n').replace('1}', 'on\n}'),
      [{ kind: 'invalid-json', line: 2 }],
    ],
    ['is unrelated JSON', '{"a": 1}', [{ kind: 'not-settings-file' }]],
    ['is an array', '[]', [{ kind: 'not-settings-file' }]],
    ['is null', 'null', [{ kind: 'not-settings-file' }]],
    ['has an unknown old version', '{"gatelight": 0}', [{ kind: 'not-settings-file' }]],
    ['has a newer version', '{"gatelight": 2, "settings": {"x": 1}}', [{ kind: 'newer-version' }]],
    ['has an array as its settings', file({ settings: [] }), [{ kind: 'not-settings-file' }]],
    ['is too long', file({ x: 'x'.repeat(maxFileLength) }), [{ kind: 'too-long' }]],
    ['has an unknown field', file({ evil: 1 }), [{ kind: 'unknown-field', field: 'evil' }]],
    [
      'has an unknown setting',
      file({ settings: { constructor: 1 } }),
      [{ kind: 'unknown-field', field: 'settings.constructor' }],
    ],
    [
      'attempts prototype pollution',
      '{"gatelight": 1, "__proto__": {"a": 1}, "settings": {"__proto__": {"retryMode": "never"}}, "siteRules": {"__proto__": "never"}}',
      [
        { kind: 'unknown-field', field: '__proto__' },
        { kind: 'unknown-field', field: 'settings.__proto__' },
        { kind: 'invalid-site', field: 'siteRules["__proto__"]' },
      ],
    ],
    [
      'has a value out of range',
      file({ settings: { attemptLimit: 1e9, retryMode: 'ask' } }),
      [{ kind: 'invalid-value', field: 'settings.attemptLimit', expected }],
    ],
    [
      'has rules for invalid sites',
      file({ siteRules: { 'javascript:alert(1)': 'auto', 'https://a.example/path': 'auto', '*': 'auto' } }),
      [
        { kind: 'invalid-site', field: 'siteRules["javascript:alert(1)"]' },
        { kind: 'invalid-site', field: 'siteRules["https://a.example/path"]' },
        { kind: 'invalid-site', field: 'siteRules["*"]' },
      ],
    ],
    [
      'has an invalid mode',
      file({ siteRules: { 'https://a.example': { mode: 'auto' } } }),
      [{ kind: 'invalid-mode', field: 'siteRules["https://a.example"]' }],
    ],
  ])('imports nothing and reports where it %s', (_, text, errors) => {
    expect(readSettingsFile(text)).toEqual(errors);
  });

  it('never yields an invalid or unknown setting', () => {
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
          const read = readSettingsFile(file({ settings, siteRules }));
          if ('choices' in read) {
            for (const known of settingNames)
              if (Object.hasOwn(read.choices, known))
                expect(isValid(table[known], read.choices[known])).toBe(true);
            expect(Object.keys(read.choices).filter((key) => !(key in table))).toEqual([]);
          }
          expect(({} as { retryMode?: string }).retryMode).toBeUndefined();
        },
      ),
      { numRuns: 50 },
    );
  });
});
