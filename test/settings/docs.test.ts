import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/settings/policy.ts';
import { type Row, retryModes, type SettingName, settingNames, table } from '../../src/settings/table.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/policy.md'), 'utf8');

const code = (value: unknown) => `\`${value}\``;

function cells(name: SettingName, row: Row): string {
  const values =
    row.kind === 'whole'
      ? `${row.least} to ${row.most}`
      : (row.kind === 'one-of' ? row.values : [true, false]).map(code).join(', ');
  return `| ${code(name)} | ${values} | ${row.kind === 'whole' ? row.default : code(row.default)} | `;
}

describe('the page on policies', () => {
  it.each(settingNames)('has %s with its values and its default', (name) => {
    expect(page).toContain(cells(name, table[name]));
  });

  const examples = Array.from(page.matchAll(/```json\n([\s\S]*?)```/g), ([, text = '']) => JSON.parse(text));

  it('has examples that say what they mean', () => {
    const [chrome, firefox] = [
      Object.values(examples[0]['3rdparty'].extensions)[0],
      Object.values(examples[1].policies['3rdparty'].Extensions)[0],
    ];
    expect(chrome).toEqual(firefox);
    expect(readPolicy(chrome)).toEqual({
      choices: { retryMode: 'ask' },
      siteRules: { 'https://wiki.intranet.example': 'auto' },
      locked: new Set(['retryMode', 'siteRules']),
      help: { line: 'Call 4711', link: 'mailto:help@example.org' },
      firstRunPage: false,
    });
  });

  it('has an example for a wall display, which keeps trying and shows nothing else', () => {
    expect(readPolicy(examples[2])).toEqual({
      choices: { openPopup: 'never' },
      siteRules: { 'https://board.intranet.example': 'keep' },
      locked: new Set(['siteRules']),
      help: undefined,
      firstRunPage: false,
    });
  });

  it('names every mode that a site can have', () => {
    const row = page.split('\n').find((line) => line.startsWith('| `siteRules` |'));
    expect(retryModes.filter((mode) => !row?.includes(code(mode)))).toEqual([]);
  });
});
