import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestFor } from '../../tools/build/manifest.ts';

const common = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../manifest.json'), 'utf8'));

describe('the manifest of one browser', () => {
  it('has what is written for all and what is written for that browser', () => {
    const written = {
      name: 'x',
      '{chrome}.a': 1,
      '{firefox}.b': { '{chrome}.c': 2, d: 3 },
      list: ['e', '{chrome}.f'],
    };
    expect(manifestFor('chrome', written)).toEqual({ name: 'x', a: 1, list: ['e', 'f'] });
    expect(manifestFor('firefox', written)).toEqual({ name: 'x', b: { d: 3 }, list: ['e'] });
  });

  it('has an id for Firefox that belongs to no domain, since a store never lets it change', () => {
    expect(manifestFor('firefox', common)).toMatchObject({
      browser_specific_settings: {
        gecko: { id: expect.stringMatching(/^\{[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\}$/) },
      },
    });
  });

  it('leaves nothing of the notation in what ships', () => {
    expect(JSON.stringify([manifestFor('chrome', common), manifestFor('firefox', common)])).not.toMatch(
      /\{\w+\}\./,
    );
  });

  it('starts a worker in Chrome and an event page in Firefox, neither a module, which could load nothing later in Chrome', () => {
    expect(manifestFor('chrome', common)).toMatchObject({
      manifest_version: 3,
      minimum_chrome_version: '120',
      background: { service_worker: 'background.js' },
    });
    expect(manifestFor('firefox', common)).toMatchObject({
      background: { scripts: ['background.js'] },
      browser_specific_settings: {
        gecko: { strict_min_version: '140.0', data_collection_permissions: { required: ['none'] } },
      },
    });
  });

  it('claims no browser in which nobody has tried it', () => {
    const { browser_specific_settings: settings } = manifestFor('firefox', common) as {
      browser_specific_settings: object;
    };
    expect(Object.keys(settings)).toEqual(['gecko']);
  });

  it('connects to websites alone and loads nothing from elsewhere', () => {
    const { content_security_policy: policy } = manifestFor('chrome', common) as {
      content_security_policy: { extension_pages: string };
    };
    expect(policy.extension_pages).toContain('connect-src http: https:');
    expect(policy.extension_pages?.replace('connect-src http: https:', '')).not.toMatch(/unsafe|https?:|\*/);
  });
});
