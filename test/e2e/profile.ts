import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Browser as Puppeteer } from 'puppeteer-core';
import type { BrowserName } from '../browsers/browser.ts';
import { chromeScope, type FirefoxWindow } from '../browsers/firefox-chrome-scope.ts';

/** How many entries of each kind that belongs to no site the browser's profile has. */
export interface ProfileCounts {
  readonly history: number;
  readonly downloads: number;
  readonly passwords: number;
  readonly formData: number;
}

/** The data that the browser itself keeps of its user, read where the browser shows it. */
export interface Profile {
  /** Adds an entry of each kind, with the site's URL where it needs one. */
  fill(url: string): Promise<void>;
  counts(): Promise<ProfileCounts>;
}

const openers: Record<BrowserName, (browser: Puppeteer) => Promise<Profile>> = {
  chromium: openChromiumProfile,
  firefox: openFirefoxProfile,
};

/** Opens the profile of a running browser. */
export function openProfile(name: BrowserName, browser: Puppeteer): Promise<Profile> {
  return openers[name](browser);
}

/** An extension reads history and downloads; only Chromium's own pages show passwords and addresses. */
async function openChromiumProfile(browser: Puppeteer): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'gatelight-profile-'));
  const manifest = {
    manifest_version: 3,
    name: 'Profile',
    version: '1',
    permissions: ['history', 'downloads'],
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  const id = await browser.installExtension(folder);
  const at = async (url: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(url);
    return page;
  };
  const extension = await at(`chrome-extension://${id}/manifest.json`);
  const passwords = await at('chrome://password-manager/passwords');
  const addresses = await at('chrome://settings/addresses');
  browser.once('disconnected', () => void rm(folder, { recursive: true, force: true }));

  return {
    async fill(url) {
      const site = JSON.stringify(url);
      await extension.evaluate(`chrome.history.addUrl({ url: ${site} })`);
      await extension.evaluate(`chrome.downloads.download({ url: ${site} })`);
      await passwords.evaluate(
        `chrome.passwordsPrivate.addPassword({ url: ${site}, username: 'ada', password: 'secret', note: '', useAccountStore: false })`,
      );
      await addresses.evaluate(
        `chrome.autofillPrivate.saveAddress({ fields: [{ type: 'NAME_FULL', value: 'Ada' }, { type: 'EMAIL_ADDRESS', value: 'ada@news.example' }] })`,
      );
    },
    async counts() {
      const count = async (page: Page, list: string) =>
        (await page.evaluate(`${list}.then((all) => all.length)`)) as number;
      return {
        history: await count(
          extension,
          "chrome.history.search({ text: '', startTime: 0, maxResults: 1000 })",
        ),
        downloads: await count(extension, 'chrome.downloads.search({})'),
        passwords: await count(passwords, 'chrome.passwordsPrivate.getSavedPasswordList()'),
        formData: await count(addresses, 'chrome.autofillPrivate.getAddressList()'),
      };
    },
  };
}

/** The modules with which Firefox itself maintains its profile. */
interface FirefoxModules {
  readonly PlacesUtils: {
    readonly history: { insert(page: object): Promise<unknown> };
    promiseDBConnection(): Promise<{
      execute(sql: string): Promise<{ getResultByIndex(index: number): number }[]>;
    }>;
  };
  readonly FormHistory: {
    update(changes: readonly object[]): Promise<unknown>;
    count(query: object): Promise<number>;
  };
  readonly Downloads: {
    readonly ALL: string;
    readonly PUBLIC: string;
    createDownload(download: object): Promise<unknown>;
    getList(kind: string): Promise<{ add(download: unknown): Promise<void>; getAll(): Promise<unknown[]> }>;
  };
}

interface LoginInfo {
  init(...values: readonly (string | null)[]): void;
}

type ProfileWindow = Omit<FirefoxWindow, 'Cc' | 'Ci' | 'ChromeUtils' | 'Services'> & {
  readonly ChromeUtils: { importESModule(url: string): FirefoxModules };
  readonly PathUtils: { readonly tempDir: string; join(...parts: string[]): string };
  readonly Cc: Readonly<Record<string, { createInstance(kind: unknown): LoginInfo }>>;
  readonly Ci: { readonly nsILoginInfo: unknown };
  readonly Services: {
    readonly logins: { addLoginAsync(login: unknown): Promise<unknown>; getAllLogins(): Promise<unknown[]> };
  };
};

async function openFirefoxProfile(browser: Puppeteer): Promise<Profile> {
  const chrome = await chromeScope(browser);
  return {
    fill: (url) =>
      chrome(async (opened, site) => {
        const { ChromeUtils, Cc, Ci, Services, PathUtils } = opened as unknown as ProfileWindow;
        const { PlacesUtils } = ChromeUtils.importESModule('resource://gre/modules/PlacesUtils.sys.mjs');
        const { FormHistory } = ChromeUtils.importESModule('resource://gre/modules/FormHistory.sys.mjs');
        const { Downloads } = ChromeUtils.importESModule('resource://gre/modules/Downloads.sys.mjs');
        await PlacesUtils.history.insert({ url: site, visits: [{ date: new Date() }] });
        await FormHistory.update([{ op: 'add', fieldname: 'name', value: 'Ada' }]);
        const login = Cc['@mozilla.org/login-manager/loginInfo;1']?.createInstance(Ci.nsILoginInfo);
        login?.init(new URL(site).origin, new URL(site).origin, null, 'ada', 'secret', '', '');
        await Services.logins.addLoginAsync(login);
        const target = PathUtils.join(PathUtils.tempDir, 'gatelight-never-written');
        const download = await Downloads.createDownload({ source: site, target });
        await (await Downloads.getList(Downloads.PUBLIC)).add(download);
      }, url),
    counts: () =>
      chrome(async (opened) => {
        const { ChromeUtils, Services } = opened as unknown as ProfileWindow;
        const { PlacesUtils } = ChromeUtils.importESModule('resource://gre/modules/PlacesUtils.sys.mjs');
        const { FormHistory } = ChromeUtils.importESModule('resource://gre/modules/FormHistory.sys.mjs');
        const { Downloads } = ChromeUtils.importESModule('resource://gre/modules/Downloads.sys.mjs');
        const places = await PlacesUtils.promiseDBConnection();
        const [visits] = await places.execute('SELECT count(*) FROM moz_historyvisits');
        return {
          history: visits?.getResultByIndex(0) ?? -1,
          downloads: (await (await Downloads.getList(Downloads.ALL)).getAll()).length,
          passwords: (await Services.logins.getAllLogins()).length,
          formData: await FormHistory.count({}),
        };
      }),
  };
}
