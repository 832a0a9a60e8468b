import { type Row, retryModes, table } from '../../src/settings/table.ts';
import type { Json } from './manifest.ts';

const names = [...Object.keys(table), 'siteRules'];

/** The schema of `storage.managed` by which Chrome checks a policy; Firefox takes any. */
export function managedSchema(): Json {
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(Object.entries(table).map(([name, row]) => [name, typeOf(row)])),
      siteRules: { type: 'object', additionalProperties: { type: 'string', enum: retryModes } },
      locked: { type: 'array', items: { type: 'string', enum: names } },
      helpLine: { type: 'string' },
      helpLink: { type: 'string' },
      firstRunPage: { type: 'boolean' },
    },
  };
}

function typeOf(row: Row): Json {
  switch (row.kind) {
    case 'enum':
      return { type: 'string', enum: row.values };
    case 'integer':
      return { type: 'integer', minimum: row.minimum, maximum: row.maximum };
    case 'boolean':
      return { type: 'boolean' };
  }
}
