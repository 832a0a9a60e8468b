import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clearableData, type DataType } from '../../src/clearing/clearable-data.ts';

const source = resolve(import.meta.dirname, '../../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
);
const read = (file: string) => readFileSync(join(source, file), 'utf8');

describe('the clearable data', () => {
  it('is limited to what each browser can clear for a single site', () => {
    expect(clearableData).toEqual({
      chrome: {
        files: ['cache', 'cacheStorage', 'serviceWorkers'],
        'site-data': ['cookies', 'localStorage', 'indexedDB', 'fileSystems'],
      },
      firefox: { files: ['serviceWorkers'], 'site-data': ['cookies', 'localStorage', 'indexedDB'] },
    });
  });

  it('never includes data that belongs to the user rather than to a site', () => {
    const forbidden: readonly DataType[] = [
      // @ts-expect-error
      'history',
      // @ts-expect-error
      'downloads',
      // @ts-expect-error
      'formData',
      // @ts-expect-error
      'passwords',
      // @ts-expect-error
      'pluginData',
    ];
    const named = Object.values(clearableData).flatMap((acts) =>
      Object.values<readonly string[]>(acts).flat(),
    );
    expect(named.filter((type) => (forbidden as readonly string[]).includes(type))).toEqual([]);
  });

  it('is cleared in one place only, by no other names and never without a site', () => {
    const calls = files.flatMap((file) =>
      [...read(file).matchAll(/\.browsingData\b.*/g)].map(([call]) => [file, call]),
    );
    expect(calls).toEqual([
      [join('browser', 'browsing-data.ts'), expect.stringContaining('remove(options, ')],
    ]);
    const adapter = read(join('browser', 'browsing-data.ts')).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(adapter).not.toMatch(/history|downloads|formData|passwords|pluginData|remove[A-Z]/);
  });
});
