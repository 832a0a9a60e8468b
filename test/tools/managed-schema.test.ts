import { expect, it } from 'vitest';
import { retryModes, settingNames, table } from '../../src/settings/table.ts';
import { managedSchema } from '../../tools/build/managed-schema.ts';

const { properties } = managedSchema() as { properties: Record<string, { type: string }> };

it('has a property for every setting, and for those that only the organization makes', () => {
  const own = ['siteRules', 'locked', 'helpLine', 'helpLink', 'firstRunPage'];
  expect(Object.keys(properties).sort()).toEqual([...settingNames, ...own].sort());
});

it('gives bounds and words as the table has them', () => {
  const { minimum, maximum } = table.attemptLimit;
  expect(properties.attemptLimit).toEqual({ type: 'integer', minimum, maximum });
  expect(properties.theme).toEqual({ type: 'string', enum: table.theme.values });
  expect(properties.notifications).toEqual({ type: 'boolean' });
});

it('takes every mode for all sites and for a single one, and no other', () => {
  const mode = { type: 'string', enum: retryModes };
  expect(retryModes).toContain('keep');
  expect(properties.retryMode).toEqual(mode);
  expect(properties.siteRules).toEqual({ type: 'object', additionalProperties: mode });
});

// https://www.chromium.org/administrators/configuring-policy-for-extensions/: a schema that uses more is refused.
it('uses only what Chrome knows of JSON Schema', () => {
  const known = ['type', 'properties', 'additionalProperties', 'items', 'enum', 'minimum', 'maximum'];
  const used =
    JSON.stringify(managedSchema())
      .match(/"(?:\$?\w+)":/g)
      ?.map((key) => key.slice(1, -2)) ?? [];
  expect([...new Set(used)].filter((key) => !known.includes(key) && !(key in properties))).toEqual([]);
});
