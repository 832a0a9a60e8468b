import type { Cookies } from 'webextension-polyfill';
import type { CheckRequest, CheckUpdate } from '../../src/check/check-messages.ts';
import type { CheckResult } from '../../src/check/check-result.ts';
import { checkTargetOf } from '../../src/check/check-target.ts';
import type { Texts } from '../../src/explanation/render.ts';
import { failedPart, frameReading } from '../parts/samples.ts';
import { byName } from '../support/by-name.ts';
import { createFakeBrowser } from '../support/fake-browser.ts';
import { FakeEvent } from '../support/fake-event.ts';
import { siteCookies } from './cookie-site.ts';
import { closedHost, partsTab, sceneTab } from './fixed-scenes.ts';

/**
 * Returns the browser's API as the popups of the fixed scenes need it: its texts are given, its background claims to
 * carry out commands, and a check finds that only the page is broken.
 */
export function sceneApi(texts: Texts): object {
  const { api } = createFakeBrowser(() => ({ status: 200 }));
  const changed = new FakeEvent<[]>();
  return {
    ...api,
    i18n: { getMessage: byName(texts) },
    runtime: {
      ...api.runtime,
      sendMessage: async ({ kind }: { readonly kind: string }) => (kind === 'command' ? 'done' : undefined),
      getManifest: () => ({ version: '0.0.0' }),
      openOptionsPage: async () => undefined,
      connect: connectToCheck,
    },
    permissions: {
      contains: async ({ origins = [] }: { readonly origins?: readonly string[] }) =>
        !origins.some((pattern) => pattern.includes(closedHost)),
      request: async ({ permissions = [] }: { readonly permissions?: readonly string[] }) =>
        permissions.includes('cookies'),
      onAdded: changed,
      onRemoved: changed,
    },
    cookies: cookieApi(),
    scripting: {
      executeScript: async ({ target }: { readonly target: { readonly tabId: number } }) =>
        target.tabId === partsTab ? [{ frameId: 0, documentId: 'd', result: brokenPage }] : [],
    },
    webNavigation: {
      ...api.webNavigation,
      getAllFrames: async () => [
        { frameId: 0, parentFrameId: -1, url: brokenPage.url, documentId: 'd', errorOccurred: false },
      ],
    },
  };
}

/** A page that loaded, without what its API and an image should have brought. */
const brokenPage = frameReading({
  failed: [
    ...['cart', 'user', 'offers'].map((name) => failedPart({ url: `https://api.shop.example/v1/${name}` })),
    failedPart({ url: 'https://shop.example/old-photo.png', initiator: 'img', status: 404 }),
  ],
});

/** Opens a cookie store of its own for each popup that asks for one: popups on one page share this API. */
function cookieApi(): object {
  const removed: Set<string>[] = [];
  return {
    async getAllCookieStores() {
      const id = String(removed.push(new Set()) - 1);
      return [{ id, tabIds: [sceneTab] }];
    },
    getAll: async ({ url, storeId }: { readonly url: string; readonly storeId: string }) =>
      Object.entries(siteCookies)
        .filter(([name]) => !removed[Number(storeId)]?.has(name))
        .map(([name, length]) => ({
          ...{ name, value: 'x'.repeat(length), domain: new URL(url).hostname, hostOnly: true, path: '/' },
          ...{ secure: false, httpOnly: false, session: true, sameSite: 'lax', storeId },
        })),
    // Only a cookie that is to be removed has a date here.
    async set({ name, storeId, expirationDate }: Cookies.SetDetailsType) {
      const gone = removed[Number(storeId)];
      if (expirationDate === undefined) gone?.delete(name ?? '');
      else gone?.add(name ?? '');
    },
  };
}

/** Connects to a background that checks a site without sending anything. */
function connectToCheck() {
  const onMessage = new FakeEvent<[CheckUpdate]>();
  return {
    onMessage,
    onDisconnect: new FakeEvent<[]>(),
    postMessage(request: CheckRequest) {
      for (const update of checkOf(request.document.url)) onMessage.fire(update);
    },
    disconnect() {},
  };
}

function checkOf(url: string): readonly CheckUpdate[] {
  const page = { url: `${url}orders`, request: 'safe', failed: true } as const;
  const target = checkTargetOf({ ...page, oversizedCookies: false, cloudflare: false }, undefined);
  if (!target) return [{ kind: 'refused', reason: 'no-site' }];
  const front: CheckResult = {
    request: { name: 'front', url: target.front, asksEdge: false },
    came: 'page',
    status: 200,
    ms: 48,
    cause: 'unknown',
  };
  const failed: CheckResult = {
    request: { name: 'page', url: page.url, asksEdge: false },
    came: 'failure',
    status: 500,
    ms: 61,
    cause: 'origin-crashed',
  };
  return [
    { kind: 'started', target },
    { kind: 'result', result: front },
    { kind: 'result', result: failed },
    { kind: 'finished' },
  ];
}
