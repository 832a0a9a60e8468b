import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/settings/policy.ts';
import { type Row, retryModes, type SettingName, settingNames, table } from '../../src/settings/table.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/policy.md'), 'utf8');

const code = (value: unknown) => `\`${value}\``;

function cells(name: SettingName, row: Row): string {
  const values =
    row.kind === 'integer'
      ? `${row.minimum} to ${row.maximum}`
      : (row.kind === 'enum' ? row.values : [true, false]).map(code).join(', ');
  return `| ${code(name)} | ${values} | ${row.kind === 'integer' ? row.default : code(row.default)} | `;
}

describe('docs/policy.md', () => {
  it.each(settingNames)('lists %s with its allowed values and default', (name) => {
    expect(page).toContain(cells(name, table[name]));
  });

  const examples = Array.from(page.matchAll(/```json\n([\s\S]*?)```/g), ([, text = '']) => JSON.parse(text));

  it('has equivalent examples for Chrome and Firefox that read as described', () => {
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

  it('names the add-on by the id of its manifest', () => {
    const manifest = readFileSync(resolve(import.meta.dirname, '../../manifest.json'), 'utf8');
    const { gecko } = JSON.parse(manifest)['{firefox}.browser_specific_settings'];
    expect(Object.keys(examples[1].policies['3rdparty'].Extensions)).toEqual([gecko.id]);
  });

  it('has an example for a wall display that retries indefinitely and opens no pages', () => {
    expect(readPolicy(examples[2])).toEqual({
      choices: { openPopup: 'never' },
      siteRules: { 'https://board.intranet.example': 'keep' },
      locked: new Set(['siteRules']),
      help: undefined,
      firstRunPage: false,
    });
  });

  it('lists every retry mode for single sites', () => {
    const row = page.split('\n').find((line) => line.startsWith('| `siteRules` |'));
    expect(retryModes.filter((mode) => !row?.includes(code(mode)))).toEqual([]);
  });
});
