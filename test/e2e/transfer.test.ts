import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { maxFileLength, readSettingsFile } from '../../src/settings/settings-file.ts';
import { browserNames } from '../browsers/browser.ts';
import { bringIn, isChecked, pick, textOf, useOptionsPage } from './options-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatelight-transfer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (fields: string) => `{"gatelight": 1, ${fields}}`;
const deep = '['.repeat(200_000) + ']'.repeat(200_000);
const markup = '<img src=x onerror=alert(1)>';

const tooLarge = "It's too large.";
const notOurs = "It isn't a Gatelight settings file.";
const wantedTheme = 'settings.theme: must be one of system, light, dark.';

/** Files that are rejected, with the message for each; no two consecutive ones have the same message. */
const broken: readonly (readonly [what: string, content: string | Buffer, words: string])[] = [
  ['no JSON', '{\n  "gatelight": 1,\n  oops\n}', "Line 3 can't be read."],
  ['a web page', '<!doctype html>\n<title>Settings</title>', "Line 1 can't be read."],
  ['another program’s settings', '{"settings": {"retryMode": "never"}}', notOurs],
  ['UTF-16 that does not say so', Buffer.from(file('"settings": {}'), 'utf16le'), "Line 1 can't be read."],
  ['a version that is not a number', '{"gatelight": "1", "settings": {"retryMode": "never"}}', notOurs],
  [
    'a newer version',
    '{"gatelight": 2, "settings": {"retryMode": "never"}}',
    'It comes from a newer version of Gatelight.',
  ],
  ['a list instead of settings', file('"settings": [{"retryMode": "never"}]'), notOurs],
  [
    'a value out of bounds',
    file('"settings": {"retryMode": "never", "attemptLimit": 99}'),
    'settings.attemptLimit: must be a whole number from 1 to 20.',
  ],
  [
    'a value of another type',
    file('"settings": {"retryMode": "never", "theme": {"toString": 1}}'),
    wantedTheme,
  ],
  [
    'a key that would change all objects',
    file('"settings": {"__proto__": {"retryMode": "never"}}'),
    'settings.__proto__: unknown name.',
  ],
  [
    'a value of 200,000 nested lists',
    file(`"settings": {"retryMode": "never", "theme": ${deep}}`),
    wantedTheme,
  ],
  ['more characters than it may have', file(`"x": "${'x'.repeat(maxFileLength)}"`), tooLarge],
  [
    'a rule for something that is not a site',
    file('"siteRules": {"javascript:alert(1)": "auto"}'),
    'not a website address',
  ],
  ['ten megabytes', file(`"x": "${'x'.repeat(10 << 20)}"`), tooLarge],
  ['markup as a name', file(`"settings": {"${markup}": 1}`), `settings.${markup}: unknown name.`],
  [
    'ten thousand errors',
    `{"gatelight": 1, ${Array.from({ length: 10_000 }, (_, nth) => `"f${nth}": 1`).join()}}`,
    'There are more problems in the file.',
  ],
  [
    'an unknown mode',
    file('"siteRules": {"https://a.example": "sometimes"}'),
    'must be one of auto, ask, never',
  ],
];

describe.each(browserNames)('the file of settings, in %s,', (name) => {
  const { stage, openOptions } = useOptionsPage(name);

  it('changes nothing if it is broken or hostile, and says why', async () => {
    const page = await openOptions();
    await pick(page, 'retryMode', 'ask');
    const all = () =>
      stage.browser.evaluate(async ({ storage: { sync, local } }) => [
        await sync.get(null),
        await local.get(null),
      ]);
    const before = await all();
    const path = join(folder, `${name}.json`);
    for (const [what, content, words] of broken) {
      const said = async () => plain(await textOf(page, '.result'));
      expect(await said(), `before ${what}`).not.toContain(words);
      writeFileSync(path, content);
      await bringIn(page, path);
      await expect.poll(said, { timeout: 5_000 }).toContain(words);
      expect(await said(), what).toContain('Nothing was changed.');
      expect(await page.$$eval('.result img, .result script', ({ length }) => length), what).toBe(0);
      expect(await all(), what).toEqual(before);
    }
    expect(await isChecked(page, 'input[name=retryMode][value=ask]')).toBe(true);
    expect(
      await page.evaluate(() => ({}) as { retryMode?: string }).then(({ retryMode }) => retryMode),
    ).toBeUndefined();
  });

  it('exports everything, imports it again, and resets everything', async () => {
    const page = await openOptions();
    await pick(page, 'retryMode', 'ask');
    await page.type('input[name=address]', 'wiki.example');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.rules li');
    await page.click('[data-act=export]');
    const { downloads } = stage.browser;
    const saved = () => readdirSync(downloads).find((file) => file.endsWith('settings.json'));
    await expect.poll(saved, { timeout: 5_000 }).toBeDefined();
    const path = join(downloads, saved() ?? '');
    await expect
      .poll(() => readSettingsFile(readFileSync(path, 'utf8')))
      .toMatchObject({
        choices: { retryMode: 'ask', attemptLimit: 8 },
        siteRules: { 'https://wiki.example': 'ask' },
      });

    await page.click('.acts button:nth-child(3)');
    await page.waitForSelector('.question .strong');
    await page.click('.question .strong');
    await expect.poll(() => isChecked(page, 'input[name=retryMode][value=auto]')).toBe(true);
    await expect.poll(() => page.$$eval('.rules li', ({ length }) => length)).toBe(0);

    await bringIn(page, path);
    await expect.poll(() => isChecked(page, 'input[name=retryMode][value=ask]')).toBe(true);
    await page.waitForSelector('.rules li');
  });
});

/** Removes the marks that isolate the direction of foreign text. */
function plain(words: string): string {
  return words.replace(/[\u2066-\u2069]/g, '');
}
