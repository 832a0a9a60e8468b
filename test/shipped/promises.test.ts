import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { browserErrorMeanings } from '../../src/explanation/browser-error-meanings.ts';
import { codeMeanings } from '../../src/explanation/code-meaning.ts';
import { productReferences } from '../../src/explanation/product-references.ts';
import { polyfillFile } from '../../tools/build/polyfill.ts';
import { distOf, filesIn, manifestOf, targets, textsOf } from './dist.ts';

const found = (texts: readonly [string, string][], pattern: RegExp) =>
  texts.flatMap(([file, text]) => [...text.matchAll(pattern)].map(([match]) => `${file}: ${match}`));

/** URLs in what ships: pages that the user may click on, and names that nothing loads. */
const documented: readonly RegExp[] = [
  ...Object.values(productReferences)
    .flatMap(({ docs, status }) => [docs, status])
    .filter((url) => url !== undefined)
    .map((url) => new RegExp(`^${url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)),
  ...[...Object.values(codeMeanings), ...Object.values(browserErrorMeanings)]
    .flatMap(([, sources]) => sources.map(({ url }) => url))
    .map((url) => new RegExp(`^${url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)),
  /^https?:\/\/\*\/\*$/,
  /^http:\/\/www\.w3\.org\/(?:1998\/Math\/MathML|1999\/xhtml|2000\/svg)$/,
  /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc9209$/,
  /^https:\/\/web\.archive\.org\/web\/$/,
  /^https:\/\/example\.com\/$/,
  // In the polyfill: its origin and its license.
  /^https:\/\/github\.com\/mozilla\/webextension-polyfill$/,
  /^http:\/\/mozilla\.org\/MPL\/2\.0\/\.?$/,
  // The site of the first-run page's example.
  /^https:\/\/shop\.example$/,
];

describe.each(targets)('what ships for %s', (target) => {
  const texts = textsOf(target);
  const scripts = texts.filter(([file]) => file.endsWith('.js'));

  it('names no address but those that a reader may click on', () => {
    const addresses = found(texts, /https?:\/\/[^\s"'`\\)<>]*/g)
      .filter((line) => !line.includes('${'))
      .filter((line) => !documented.some((known) => known.test(line.slice(line.indexOf(': ') + 2))));
    expect(addresses).toEqual([]);
  });

  it('has no way to run text as code', () => {
    const ways =
      /\beval\s*\(|\bFunction\s*\(|\bset(?:Timeout|Interval)\s*\(\s*["'`]|javascript:|document\.write/g;
    expect(found(scripts, ways)).toEqual([]);
  });

  it('loads later only its own files: scripts of the background, and parts of the popup', () => {
    const ways = /\bimportScripts\b|\bimport\s*\([^)]*\)|\bcreateElement\s*\(\s*["'`]script/g;
    const loads = found(scripts, ways);
    const ofPolyfill = loads.filter((line) => line.includes(polyfillFile));
    // The pages share the module that loads it.
    expect(ofPolyfill).toHaveLength(target === 'chrome' ? 1 : 0);
    // What another page shares has a number: a script that exports it again.
    const own = loads
      .filter((line) => !ofPolyfill.includes(line))
      .map((line) => line.replace(/(?<=-parts)\d+/, ''));
    expect(new Set(own)).toEqual(
      new Set([
        // In Chrome's worker and in Firefox's event page.
        'background.js: importScripts',
        'background.js: createElement(`script',
        // The first-run page and the one that explains pasted responses load the diagnosis.
        'chunks/late-script.js: importScripts',
        'chunks/late-script.js: createElement(`script',
        'chunks/popup-start.js: import(`./check-parts.js`)',
        'chunks/popup-start.js: import(`./cookie-parts.js`)',
        'chunks/popup-start.js: import(`./explanation-parts.js`)',
        'chunks/popup-start.js: import(`./loaded-page-parts.js`)',
        'chunks/popup-start.js: import(`./operator-parts.js`)',
      ]),
    );
    const background = scripts.filter(([file]) => file === 'background.js');
    expect(found(background, /["'`][^"'`]*\.js["'`]/g).sort()).toEqual([
      ...(target === 'chrome' ? [`background.js: \`/${polyfillFile}\``] : []),
      'background.js: `check.js`',
      'background.js: `diagnosis.js`',
      'background.js: `frames.js`',
      'background.js: `outage.js`',
    ]);
  });

  it('carries the polyfill for Chrome alone, unmodified, and loads it only where `browser` is missing', () => {
    const published = join(
      import.meta.dirname,
      '../../node_modules/webextension-polyfill/dist/browser-polyfill.min.js',
    );
    const carried = filesIn(distOf(target)).filter((file) => file === polyfillFile);
    expect(carried).toEqual(target === 'chrome' ? [polyfillFile] : []);
    for (const file of carried)
      expect(Buffer.compare(readFileSync(join(distOf(target), file)), readFileSync(published))).toBe(0);
    const own = scripts.filter(([file]) => file !== polyfillFile);
    const filesWith = (pattern: RegExp) => found(own, pattern).map((line) => line.split(':')[0]);
    expect(filesWith(/(?<=globalThis\.browser\?\.runtime\?\.id\|\|)/g)).toEqual(
      filesWith(/\/browser-polyfill\.js/g),
    );
    expect(found(own, /\bapi-metadata|ExtensionAPIError|__mozWebExtensionPolyfillReject__/g)).toEqual([]);
  });

  it('has one worker, with a script of its own that can ask for nothing and store nothing', () => {
    expect(found(scripts, /\bnew (?:Shared)?Worker\([^)]*\)/g)).toHaveLength(1);
    expect(found(scripts, /"?`?\/explain-reading\.js`?"?/g).map((line) => line.split(':')[0])).toEqual([
      'explain.js',
    ]);
    const reading = scripts.filter(([file]) => file === 'explain-reading.js');
    expect(reading).toHaveLength(1);
    expect(
      found(reading, /\bbrowser\b(?!-)|\bchrome\.|\bindexedDB\b|\bcaches\b|\bnavigator\b|\bimport\b/g),
    ).toEqual([]);
  });

  it('has one way to ask a server for anything, in the script that checks a site on a click', () => {
    const ways =
      /\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b|\bWebTransport\b|\bRTCPeerConnection\b|\bnew Image\b/g;
    expect(found(scripts, ways)).toEqual(['check.js: fetch(']);
  });

  it('allows none of its pages to connect to anything', () => {
    const pages = texts.filter(([file]) => file.endsWith('.html'));
    const policies = found(
      pages,
      /(?<=<meta charset="utf-8">\s*)<meta http-equiv="Content-Security-Policy" content="connect-src 'none'">/g,
    );
    expect(policies).toHaveLength(pages.length);
  });

  it('loads every script and style from itself, and has none in its pages', () => {
    const pages = texts.filter(([file]) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(0);
    expect(found(pages, /<(?:script|link|img)[^>]+(?:src|href)="(?!\.?\/?[\w./-]+")[^"]*"/g)).toEqual([]);
    expect(found(pages, /<script(?![^>]*\bsrc=)[^>]*>|<style|\bon\w+="|\bstyle="/g)).toEqual([]);
  });

  it('has the strictest policy that both browsers take', () => {
    const { extension_pages: policy } = manifestOf(target).content_security_policy as Record<string, string>;
    expect(policy?.split('; ').sort()).toEqual([
      "base-uri 'none'",
      // For the background; `allows none of its pages to connect to anything` is about all others.
      'connect-src http: https:',
      "default-src 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
    ]);
  });

  it('opens no door to web pages, other extensions or other servers', () => {
    const doors = ['web_accessible_resources', 'externally_connectable', 'content_scripts', 'update_url'];
    expect(Object.keys(manifestOf(target)).filter((name) => doors.includes(name))).toEqual([]);
  });

  it('asks for no permission that the README does not explain', () => {
    const { permissions, optional_permissions, host_permissions } = manifestOf(target) as Record<
      string,
      string[] | undefined
    >;
    const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
    const asked = [permissions, optional_permissions, host_permissions].flatMap((names) => names ?? []);
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('carries the license of every package that it is built from', () => {
    const licenses = readFileSync(join(distOf(target), 'licenses.md'), 'utf8');
    const built = Object.keys(packageJson.dependencies).filter(
      (name) => target === 'chrome' || name !== 'webextension-polyfill',
    );
    expect(built.filter((name) => !licenses.includes(`## ${name} - `))).toEqual([]);
    const named = [...licenses.matchAll(/^## (\S+) - \S+ \((.+)\)$/gm)];
    const others = named.filter(([, , license]) => license !== 'MIT').map(([, ...entry]) => entry.join(': '));
    expect(others).toEqual(target === 'chrome' ? ['webextension-polyfill: MPL-2.0'] : []);
  });

  it('has no file that nobody put there on purpose', () => {
    const kinds =
      /^(?:[\w-]+\.(?:html|js|json)|licenses\.md|(?:assets|chunks)\/[\w-]+\.(?:js|css)|icons\/[\w-]+\.(?:png|svg)|_locales\/\w+\/messages\.json)$/;
    expect(filesIn(distOf(target)).filter((file) => !kinds.test(file))).toEqual([]);
  });
});
