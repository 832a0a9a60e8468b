import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/settings/policy.ts';
import { effective } from '../../src/settings/settings.ts';
import { readSettingsFile } from '../../src/settings/settings-file.ts';
import { isValid, settingNames, table, validChoices } from '../../src/settings/table.ts';
import { settingsIn } from '../../src/storage/settings-schema.ts';
import { hostileValues } from '../abuse/hostile.ts';

/** Arbitrary JavaScript values, most of them invalid for any setting, including near misses. */
const anything = fc.oneof(
  fc.constantFrom(...hostileValues),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
);
/** The same, limited to JSON. */
const anyJson = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(...hostileValues.filter((value) => value !== undefined)),
);

describe.each(settingNames)('an arbitrary value for %s', (name) => {
  const row = table[name];

  it('in storage never yields an invalid setting or affects the other settings', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const held = isValid(row, value) ? value : row.default;
        const fields = { version: 1, runLimit: 120_000, [name]: value };
        const { general } = settingsIn({
          synced: fields,
          general: undefined,
          siteRules: value,
          managed: value,
        });
        expect(general[name]).toEqual(held);
        if (name !== 'runLimit') expect(general.runLimit).toBe(120_000);
        expect(settingsIn({ synced: {}, general: fields, siteRules: {}, managed: {} }).general).toEqual(
          general,
        );
      }),
    );
  });

  it('in a policy is ignored if invalid, even when the setting is locked', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const policy = readPolicy({ [name]: value, locked: [name, value] });
        const held = isValid(row, value) ? value : row.default;
        expect(effective(validChoices({ [name]: value }), {}, policy).general[name]).toEqual(held);
      }),
    );
  });

  it('in a file is either imported or reported as the only error', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const read = readSettingsFile(JSON.stringify({ gatelight: 1, settings: { [name]: value } }));
        const carried = JSON.parse(JSON.stringify(value)) as unknown;
        if (isValid(row, carried)) expect(read).toEqual({ choices: { [name]: carried }, siteRules: {} });
        else expect(read).toEqual([{ kind: 'invalid-value', field: `settings.${name}`, expected: row }]);
      }),
    );
  });
});
