import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/browser.ts';
import { pathOf } from '../pasted/read-texts.ts';
import { axeFaults, inPage } from './axe.ts';
import { cutIn } from './measures.ts';
import { textOf } from './options-page.ts';
import { useStage } from './stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatelight-explain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What each text says, with words of the user's part, the operator's part and the evidence. */
const explained: readonly (readonly [file: string, words: readonly string[]])[] = [
  [
    'curl-sv.txt',
    [
      'The website took too long to answer.',
      'HTTP 504, written by nginx.',
      'looks like one that nginx makes',
    ],
  ],
  [
    'chrome.har',
    ['The website took too long to answer.', 'nginx gives up after 60 seconds', 'Time to first byte'],
  ],
  [
    'nginx-error.log',
    [
      "The website's own server can't be reached",
      'nginx error log',
      'connect() failed (111: Connection refused)',
    ],
  ],
  [
    'chrome-panel-lines.txt',
    ["The website's own server can't be reached", 'Only Cloudflare sends the code 522.'],
  ],
  ['powershell-7-content.txt', ["The website's own server can't be reached", 'HTTP 503, written by HAProxy']],
];

describe.each(browserNames)('the page that explains a response, in %s', (name) => {
  const stage = useStage(name);
  let page: Page;
  beforeAll(async () => {
    page = await stage.browser.openPage('explain.html');
    await page.waitForSelector('textarea');
  });
  afterAll(() => page.close());
  beforeEach(async () => {
    await page.bringToFront();
    await page.click('[data-act=clear]');
    await expect.poll(result).toBe('');
  });

  const result = () => page.$eval('[data-result]', (element) => element.getAttribute('data-result'));
  const refusal = () => page.evaluate(() => document.querySelector('.refused')?.textContent);

  async function open(file: string) {
    await (await page.$('input[type=file]'))?.uploadFile(file);
  }

  /** Pastes into the field, as the browser does from the clipboard, which automation may not fill. */
  const paste = (words: string) =>
    page.$eval(
      'textarea',
      (field, pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
        if (field.dispatchEvent(event)) {
          field.value = pasted;
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
      },
      words,
    );

  it.each(explained)('says what is in %s', async (file, words) => {
    await open(pathOf(file));
    await expect.poll(result).toBe('explained');
    const shown = await textOf(page);
    for (const part of words) expect(shown).toContain(part);
  });

  it('explains while the user types, and announces the headline and not each letter', async () => {
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const region of document.querySelectorAll('[role=status]'))
        new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
    });
    await page.type('textarea', '502 Bad Gateway');
    await expect.poll(result).toBe('explained');
    expect(await textOf(page)).toContain('The website gave no proper answer.');
    const heard = await page.evaluate(() => (window as unknown as { readonly heard: string[] }).heard);
    expect(heard.filter((words) => words === 'The website gave no proper answer.').length).toBeLessThan(3);
  });

  it('lists the responses of a HAR file with failures first, and arrow keys choose one', async () => {
    await open(pathOf('chrome.har'));
    await expect.poll(result).toBe('explained');
    const list = () => page.$$eval('.response', (rows) => rows.map(({ textContent }) => textContent));
    expect(await list()).toEqual([
      '504POST shop.example/cart',
      'No answerGET img.shop.example/logo.png',
      '404GET shop.example/style.css',
      '200GET shop.example/',
      'No answerGET shop.example/ad.js',
    ]);
    await page.focus('.response input');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => textOf(page, 'h3')).toBe("This website's name could not be found.");
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(refusal).toBe('200 is not an error, so there is nothing to explain.');
  });

  it('takes markup as text', async () => {
    const markup =
      '<html><title>502 Bad Gateway</title><img src=x onerror="document.title=1"><script>document.title=1</script><h1>502 Bad Gateway</h1></html>';
    await paste(markup);
    await expect.poll(result).toBe('explained');
    expect(await page.title()).toBe('Explain a response');
    expect(await page.$$('main img, main script, main h1')).toHaveLength(1);
  });

  it.each([
    ['broken JSON', '{"log": {"entries": [', 'This JSON has a mistake in line 1'],
    ['a picture', '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000', 'This is not text.'],
    ['a web page', '<html><title>Soup</title><p>Tasty</p></html>', 'This is a web page, but'],
    ['one long line', 'a'.repeat(1_000_000), "This can't be read as a response."],
    ['deep nesting', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'This is JSON, but'],
  ])('says clearly that %s is no response', async (_, content, words) => {
    await paste(content);
    await expect.poll(refusal).toContain(words);
  });

  it('reads 50 MB', async () => {
    const body = 'x'.repeat(40_000);
    const entry = (status: number) =>
      JSON.stringify({
        request: { method: 'GET', url: 'https://shop.example/' },
        response: { status, headers: [], content: { text: body } },
      });
    const file = join(folder, `${name}.har`);
    const healthy = Array.from({ length: 1_300 }, () => entry(200)).join(',');
    writeFileSync(file, `{"log":{"entries":[${healthy},${entry(502)}]}}`);
    await open(file);
    await expect.poll(result, { timeout: 60_000 }).toBe('explained');
    expect(await textOf(page, '.response')).toContain('502');
  });

  it('stores nothing, and asks no server for anything', async () => {
    const stored = () =>
      stage.browser.evaluate(async ({ storage: { local, session, sync } }) =>
        JSON.stringify(await Promise.all([local.get(null), session.get(null), sync.get(null)])),
      );
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await paste('HTTP/1.1 502 Bad Gateway\nServer: nginx\nX-Secret: gatelight-canary\n\ngatelight-canary');
    await expect.poll(result).toBe('explained');
    expect(await stored()).not.toContain('gatelight-canary');
    const inPageStores = await page.evaluate(async () => [
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      location.href,
      JSON.stringify(history.state),
      String((await indexedDB.databases()).length),
    ]);
    expect(inPageStores.join()).not.toContain('gatelight-canary');
    expect(asked.filter((url) => !url.startsWith(stage.browser.origin))).toEqual([]);
  });

  it('is reached from the settings page', async () => {
    const options = await stage.browser.openPage('options.html');
    await options.waitForSelector('a[href="explain.html"]');
    await options.click('a[href="explain.html"]');
    const titles = () =>
      stage.browser.evaluate(
        async (api) =>
          (await api.tabs.query({})).filter(({ title }) => title === 'Explain a response').length,
      );
    // The test's own page is the other.
    await expect.poll(titles).toBe(2);
    await options.close();
  });

  it.each(['light', 'dark'] as const)('has no violation that axe finds, in %s', async (colorScheme) => {
    await stage.browser.appear({ colorScheme });
    await open(pathOf('chrome.har'));
    await expect.poll(result).toBe('explained');
    expect(await axeFaults(inPage(page))).toEqual([]);
  });

  it('cuts nothing off on the narrowest phone, with text twice as large, in both directions', async () => {
    await open(pathOf('chrome-panel-lines.txt'));
    await expect.poll(result).toBe('explained');
    await page.setViewport({ width: 320, height: 640 });
    for (const direction of ['ltr', 'rtl'])
      for (const size of ['', '200%']) {
        await page.evaluate(
          (dir, fontSize) => {
            document.documentElement.dir = dir;
            document.documentElement.style.fontSize = fontSize;
          },
          direction,
          size,
        );
        expect(await cutIn(inPage(page)), `${direction} ${size}`).toEqual([]);
      }
  });
});
