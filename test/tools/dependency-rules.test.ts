import { describe, expect, it } from 'vitest';
import { forbiddenImports, mayImport } from '../../tools/lint/dependency-rules.ts';

describe('the dependency rules', () => {
  it.each([
    ['src/outage/step.ts', "import { originOf } from '../navigation/url.ts';"],
    ['src/ui/popup/popup.tsx', "import { localText } from '../../browser/i18n.ts';"],
    [
      'src/browser/tabs.ts',
      "import type { Tabs } from 'webextension-polyfill';\nimport { browser } from './api.ts';",
    ],
    ['src/browser/api.ts', "import browser from 'webextension-polyfill';"],
    ['src/ui/popup/popup.tsx', "const parts = () => import('./owner-details.tsx');"],
  ])('allow in %s: %s', (file, text) => {
    expect(forbiddenImports([[file, text]])).toEqual([]);
  });

  it.each([
    ['src/outage/step.ts', "import { badgeOf } from '../explanation/badge.ts';"],
    ['src/navigation/page.ts', "import type { Diagnosis } from '../diagnosis/diagnosis.ts';"],
    ['src/ui/popup/popup.tsx', "import { reload } from '../../browser/tabs.ts';"],
    ['src/ui/popup/popup.tsx', "const tabs = () => import('../../browser/tabs.ts');"],
    ['src/storage/session-store.ts', "import {\n  browser,\n} from '../browser/api.ts';"],
    ['src/browser/tabs.ts', "import browser from 'webextension-polyfill';"],
    ['src/background/loop.ts', "import type { Tabs } from 'webextension-polyfill';"],
    ['src/background/loop.ts', "export * from '../ui/ask.ts';"],
    ['src/new-module/file.ts', "import { step } from '../outage/step.ts';"],
  ])('forbid in %s: %s', (file, text) => {
    expect(forbiddenImports([[file, text]])).toHaveLength(1);
  });

  it('let no pure module import the browser, storage, the background or the UI', () => {
    for (const module of [
      'navigation',
      'diagnosis',
      'history',
      'settings',
      'clearing',
      'outage',
      'explanation',
    ])
      expect(mayImport[module]).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(?:browser|storage|background|ui)\b/)]),
      );
  });

  it('contain no cycle of modules', () => {
    const reaches = (from: string, seen: ReadonlySet<string>): boolean =>
      seen.has(from) ||
      (mayImport[from] ?? []).some((to) => reaches(to.split('/')[0] ?? '', new Set([...seen, from])));
    expect(Object.keys(mayImport).filter((module) => reaches(module, new Set()))).toEqual([]);
  });
});
