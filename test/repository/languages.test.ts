import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '../../tools/locales/languages.ts';

const root = resolve(import.meta.dirname, '../..');

const textOf = (...path: readonly string[]) => {
  const file = join(root, 'docs', ...path);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

/** Returns the rows of the table below a heading, without its head. */
function rowsBelow(text: string, heading: string): readonly string[] {
  const [, section = ''] = text.split(`\n## ${heading}\n`);
  const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2);
}

it('there are the twelve languages', () => {
  const twelve = ['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'pl', 'pt_BR', 'ru', 'tr', 'zh_CN'];
  expect(languages.filter((language) => twelve.includes(language))).toEqual(twelve);
});

describe.each(languages.filter((language) => language !== 'en'))(
  'for whoever mends the texts in %s',
  (language) => {
    const text = textOf('languages', `${language}.md`);

    it('the tone and the terms are written down', () => {
      expect(text).toMatch(/\n## Tone\n+\S/);
      expect(rowsBelow(text, 'Terms').length).toBeGreaterThanOrEqual(20);
    });

    it('ten sentences show what a review changed, and why', () => {
      expect(rowsBelow(text, 'Changed in review').length).toBeGreaterThanOrEqual(10);
    });
  },
);

describe.each(languages)('the listing in %s', (language) => {
  const text = textOf('store/listing', `${language}.md`);

  it("has a summary within both stores' limits, and a description", () => {
    const [, summary = ''] = /^\*\*Summary:\*\* (.+)$/m.exec(text) ?? [];
    expect(summary.length).toBeGreaterThan(20);
    expect(summary.length).toBeLessThanOrEqual(132);
    const description = text.split('**Description:**')[1] ?? '';
    expect(description.match(/^> /gm)?.length).toBeGreaterThanOrEqual(8);
    expect(description).toContain('502 Bad Gateway');
  });
});
