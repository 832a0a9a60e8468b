import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '../refusal.mjs';

/** Who publishes what in the Chrome Web Store. */
export interface ChromeAccount {
  readonly publisher: string;
  readonly item: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** The two services, by their origins. */
export interface ChromeServices {
  readonly accounts: string;
  readonly store: string;
  /** In ms. */
  readonly pollEvery: number;
}

const chromeServices: ChromeServices = {
  accounts: 'https://oauth2.googleapis.com',
  store: 'https://chromewebstore.googleapis.com',
  pollEvery: 5_000,
};

/** The store takes a package of this size in well under a minute. */
const polls = 24;

/** The parts of the store's answers that are read here (its API reference, v2). */
interface Answer {
  readonly access_token?: string;
  readonly uploadState?: string;
  readonly lastAsyncUploadState?: string;
  readonly state?: string;
}

/**
 * Uploads an archive as the item's next version and submits it for review; returns the state that the store reports.
 * The item must exist: its first version is uploaded by hand. Throws with the store's own words where it refuses.
 */
export async function publishInChrome(
  archive: Uint8Array,
  account: ChromeAccount,
  services: ChromeServices = chromeServices,
): Promise<string> {
  const token = await ask('a token', `${services.accounts}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: account.clientId,
      client_secret: account.clientSecret,
      refresh_token: account.refreshToken,
    }),
  });
  const authorization = { authorization: `Bearer ${token.access_token}` };
  const item = `v2/publishers/${encodeURIComponent(account.publisher)}/items/${encodeURIComponent(account.item)}`;

  const upload = await ask('the upload', `${services.store}/upload/${item}:upload`, {
    method: 'POST',
    headers: { ...authorization, 'content-type': 'application/zip' },
    body: new Uint8Array(archive),
  });
  let state = upload.uploadState;
  for (let poll = 0; isInProgress(state) && poll < polls; poll++) {
    await pause(services.pollEvery);
    const status = await ask('the status', `${services.store}/${item}:fetchStatus`, {
      headers: authorization,
    });
    state = status.lastAsyncUploadState;
  }
  if (!/SUCCEEDED$/.test(state ?? ''))
    throw new Refusal(`Expected the Chrome Web Store to take the upload and found its state ${state}.`);

  const published = await ask('the submission', `${services.store}/${item}:publish`, {
    method: 'POST',
    headers: authorization,
  });
  return published.state ?? 'unknown';
}

const isInProgress = (state = '') => /IN_PROGRESS$/.test(state);

async function ask(what: string, url: string, request: RequestInit): Promise<Answer> {
  const response = await fetch(url, request);
  const text = await response.text();
  if (!response.ok)
    throw new Refusal(`The Chrome Web Store refused ${what}: ${response.status} ${text.trim()}`);
  return JSON.parse(text || '{}') as Answer;
}
