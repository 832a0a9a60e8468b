import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishInChrome } from '../../tools/release/chrome-store.ts';
import { publishInFirefox } from '../../tools/release/firefox-store.ts';
import { missingCredentials } from '../../tools/release/stores.ts';

let server: Server;
let origin: string;
/** Method, path, authorization and body of each request. */
let requests: string[];
/** By path; the first one is given and removed. Anything else is refused. */
let answers: Record<string, object[]>;

beforeEach(async () => {
  requests = [];
  server = createServer(async (request, response) => {
    const { method, url = '', headers } = request;
    const body = await buffer(request);
    requests.push(`${method} ${url} ${headers.authorization ?? '-'} ${body.toString('latin1')}`.trim());
    const answer = answers[url]?.shift();
    response
      .writeHead(answer ? 200 : 403, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer ?? { error: 'not yours' }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => void server.close());

describe('the credentials for a store', () => {
  it('are named where they are missing or empty', () => {
    expect(missingCredentials('firefox', { WEB_EXT_API_KEY: 'user:1', WEB_EXT_API_SECRET: '' })).toEqual([
      'WEB_EXT_API_SECRET',
    ]);
  });
});

describe('the Chrome Web Store', () => {
  const account = {
    publisher: 'pub',
    item: 'abcd',
    clientId: 'id',
    clientSecret: 'secret',
    refreshToken: 'again',
  };
  const archive = new Uint8Array([80, 75, 3, 4]);

  beforeEach(() => {
    answers = {
      '/token': [{ access_token: 'token' }],
      '/upload/v2/publishers/pub/items/abcd:upload': [{ uploadState: 'SUCCEEDED' }],
      '/v2/publishers/pub/items/abcd:publish': [{ state: 'PENDING_REVIEW' }],
    };
  });

  const publish = () => publishInChrome(archive, account, { accounts: origin, store: origin, pollEvery: 1 });

  it('receives the archive, and the request to publish it', async () => {
    expect(await publish()).toBe('PENDING_REVIEW');
    expect(requests).toEqual([
      'POST /token - grant_type=refresh_token&client_id=id&client_secret=secret&refresh_token=again',
      'POST /upload/v2/publishers/pub/items/abcd:upload Bearer token PK\u0003\u0004',
      'POST /v2/publishers/pub/items/abcd:publish Bearer token',
    ]);
  });

  it('is asked how the upload goes until it is done', async () => {
    answers['/upload/v2/publishers/pub/items/abcd:upload'] = [{ uploadState: 'IN_PROGRESS' }];
    answers['/v2/publishers/pub/items/abcd:fetchStatus'] = ['IN_PROGRESS', 'SUCCEEDED'].map((state) => ({
      lastAsyncUploadState: state,
    }));
    expect(await publish()).toBe('PENDING_REVIEW');
    expect(requests.map((request) => request.split(/[ :]/)[2])).toEqual([
      '-',
      'upload',
      'fetchStatus',
      'fetchStatus',
      'publish',
    ]);
  });

  it('is not asked to publish an upload that it rejects', async () => {
    answers['/upload/v2/publishers/pub/items/abcd:upload'] = [{ uploadState: 'FAILED' }];
    await expect(publish()).rejects.toThrow('found its state FAILED');
    expect(requests).toHaveLength(2);
  });

  it('is quoted where it refuses', async () => {
    answers['/token'] = [];
    await expect(publish()).rejects.toThrow('refused a token: 403 {"error":"not yours"}');
    expect(requests).toHaveLength(1);
  });
});

describe('addons.mozilla.org', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gatelight-release-'));
    mkdirSync(join(folder, 'build'));
    const manifest = {
      manifest_version: 3,
      name: 'Probe',
      version: '1.2.3',
      browser_specific_settings: { gecko: { id: '{probe}' } },
    };
    writeFileSync(join(folder, 'build/manifest.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'source.zip'), 'the source');
    const upload = { uuid: 'uploaded', processed: true, valid: true, validation: {} };
    answers = {
      '/addons/upload/': [upload],
      '/addons/upload/uploaded/': [upload],
      '/addons/addon/%7Bprobe%7D/': [
        { version: { id: 7, edit_url: origin, file: { status: 'unreviewed' } } },
      ],
      '/addons/addon/%7Bprobe%7D/versions/7/': [{}],
    };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const publish = () =>
    publishInFirefox(
      { build: join(folder, 'build'), source: join(folder, 'source.zip'), notes: '- New.' },
      {
        ...process.env,
        WEB_EXT_API_KEY: 'user:1',
        WEB_EXT_API_SECRET: 'secret',
        WEB_EXT_AMO_BASE_URL: `${origin}/`,
      },
    );

  it('receives from web-ext the build, what is new, and the source, and is not waited for', async () => {
    await publish();
    const steps = requests.map((request) => request.split(' ').slice(0, 2).join(' '));
    expect(steps).toEqual([
      'POST /addons/upload/',
      'GET /addons/upload/uploaded/',
      'PUT /addons/addon/%7Bprobe%7D/',
      'PATCH /addons/addon/%7Bprobe%7D/versions/7/',
    ]);
    expect(requests[0]).toMatch(/name="channel"\s+listed\s/);
    expect(requests[2]).toContain('{"version":{"upload":"uploaded","release_notes":{"en-US":"- New."}}}');
    expect(requests[3]).toContain('the source');
  });

  it('ends the release where it refuses', async () => {
    answers = {};
    await expect(publish()).rejects.toThrow('web-ext could not submit the add-on.');
    expect(requests).toHaveLength(1);
  });
});
