import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/settings/policy.ts';
import { effective } from '../../src/settings/settings.ts';
import { settingsIn } from '../../src/settings/stores.ts';
import { isSound, settingNames, soundChoices, table } from '../../src/settings/table.ts';
import { readExported } from '../../src/settings/transfer.ts';
import { hostileValues } from '../abuse/hostile.ts';

/** What no setting takes, or may: whatever JavaScript holds, and what looks right and is not. */
const anything = fc.oneof(
  fc.constantFrom(...hostileValues),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
);
/** The same, as a file can carry it. */
const anyJson = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(...hostileValues.filter((value) => value !== undefined)),
);

describe.each(settingNames)('whatever stands for %s', (name) => {
  const row = table[name];

  it('in a store, what holds is a value of the table, and the others stand', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const held = isSound(row, value) ? value : row.default;
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

  it('in a policy, it decides nothing but what the table allows, also where it is locked', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const policy = readPolicy({ [name]: value, locked: [name, value] });
        const held = isSound(row, value) ? value : row.default;
        expect(effective(soundChoices({ [name]: value }), {}, policy).general[name]).toEqual(held);
      }),
    );
  });

  it('in a file, it is taken whole or named as the one fault', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const read = readExported(JSON.stringify({ gatelight: 1, settings: { [name]: value } }));
        const carried = JSON.parse(JSON.stringify(value)) as unknown;
        if (isSound(row, carried)) expect(read).toEqual({ choices: { [name]: carried }, siteRules: {} });
        else expect(read).toEqual([{ kind: 'bad-value', field: `settings.${name}`, wanted: row }]);
      }),
    );
  });
});
