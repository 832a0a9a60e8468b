import { describe, expect, it } from 'vitest';
import german from '../../extension/public/_locales/de/messages.json' with { type: 'json' };
import english from '../../extension/public/_locales/en/messages.json' with { type: 'json' };
import { busyReasons } from '../../src/outage/reasons.ts';
import { type BrowserName, browserNames } from '../browsers/browser.ts';
import { beIn } from '../browsers/firefox-language.ts';
import type { Launch } from '../browsers/launch.ts';
import { healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { startNginx } from '../gateways/products/nginx.ts';
import { counting, gaveUp, paused, stopped } from '../support/standings.ts';
import { stagedPopup } from './popup-states.ts';
import { closeSections, openSections } from './sections.ts';
import { useStage } from './stage.ts';

/**
 * Debian's Chromium ships no German locale, so there the build is altered to use German in any browser
 * language.
 */
const inGerman: Readonly<Record<BrowserName, Launch>> = {
  chromium: { locale: 'de' },
  firefox: { before: beIn('de') },
};

/**
 * The English texts that are not also German ones; a placeholder matches anything, and a single word matches
 * a whole line.
 */
const foreign = Object.entries(english)
  .filter(([key, { message }]) => message !== german[key as keyof typeof german].message)
  .map(([, { message }]) => message.replace(/[.*+?^()[\]{}|\\]/g, '\\$&').replace(/\$\w+\$/g, '.+?'))
  .map((text) => new RegExp(text.includes(' ') ? `(?<!\\p{L})${text}(?!\\p{L})` : `^${text}$`, 'mu'));

const englishIn = (text: string) => foreign.filter((pattern) => pattern.test(text)).map(String);

describe.each(browserNames)('in German, in %s', (name) => {
  const stage = useStage(name, inGerman[name]);

  it('explains the failure, counts down and brings the page back', async () => {
    const app = await stage.until(startOrigin('down'));
    const nginx = await stage.until(startNginx({ origin: app }));
    const tab = await stage.openTab();
    await tab.visit(`http://shop.example:${nginx.port}/`);
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    expect(await stage.titleOf(tab)).toBe('Gatelight: Seite ausgefallen, neuer Versuch folgt');

    const popup = await stage.openPopup(tab);
    const seen = () =>
      popup.evaluate((document) => ({
        lang: document.documentElement.lang,
        headline: document.querySelector('h1')?.textContent,
        timer: document.querySelector('[role=timer]')?.textContent,
        hops: Array.from(
          document.querySelectorAll('.hop > span:not(.way, .product)'),
          (hop) => hop.textContent,
        ),
      }));
    await expect.poll(seen).toEqual({
      lang: 'de',
      headline: 'Der Server der Website ist gerade nicht zu erreichen.',
      timer: expect.stringMatching(/^Neuer Versuch in \d+ Sekunden?$/),
      hops: ['Du', 'Dein Netz', 'Eingang', 'Website'],
    });
    await openSections(popup.evaluate);
    const all = await popup.text();
    await closeSections(popup.evaluate);
    expect(all).toContain('Für Betreiber der Website');
    expect(englishIn(all)).toEqual([]);

    await app.become(healthy);
    await expect.poll(() => popup.text(), { timeout: 20_000 }).toContain('Die Seite ist wieder da.');
    expect(await popup.text()).toMatch(/Sie war \d+ (?:Sekunden?|Minuten?) weg\./);
    expect(englishIn(await popup.text())).toEqual([]);
  });

  it('formats numbers and times in German', async () => {
    const { popup, become } = await stagedPopup(stage);
    const shown = expect.poll(() => popup.text());

    await become('counting', counting(257_000));
    await shown.toMatch(/^Neuer Versuch in 4 Min\., \d+ Sek\.$/m);
    await become('gave-up', gaveUp(1));
    await shown.toMatch(/^1 Versuch$/m);
    await become('gave-up', gaveUp(3));
    await shown.toMatch(/^3 Versuche$/m);
  });

  it('fits, and does not move while a page is tried, waits and is stopped', async () => {
    const { popup, become } = await stagedPopup(stage);
    const edges = () =>
      popup.evaluate((document) => [
        document.documentElement.scrollHeight <= 600,
        ...Array.from(document.querySelectorAll('.chain, .card, main > .acts'), (part) =>
          Math.round(part.getBoundingClientRect().bottom),
        ),
      ]);
    await become('counting', counting());
    const first = await edges();
    expect(first[0]).toBe(true);
    for (const reason of [...busyReasons, 'offline'] as const) {
      await become('paused', paused(reason));
      await expect.poll(edges, { message: reason }).toEqual(first);
    }
    for (const reason of ['user', 'only-when-asked', 'in-use'] as const) {
      await become('failed', stopped(reason));
      await expect.poll(edges, { message: reason }).toEqual(first);
    }
  });

  it.each([
    ['options.html', 'Einstellungen', 'Änderungen werden automatisch gespeichert.'],
    ['welcome.html', 'Willkommen bei Gatelight', 'Wenn eine Seite ausfällt, sagt dir Gatelight, warum.'],
  ])('has no English left in %s', async (path, title, words) => {
    const page = await stage.browser.openPage(path);
    await page.waitForSelector('h1');
    const { lang, text } = await page.evaluate(() => ({
      lang: document.documentElement.lang,
      // biome-ignore lint/performance/useDomNodeTextContent: only text that a user sees counts.
      text: document.body.innerText,
    }));
    expect([lang, await page.title()]).toEqual(['de', title]);
    expect(text).toContain(words);
    expect(englishIn(text)).toEqual([]);
    await page.close();
  });
});
