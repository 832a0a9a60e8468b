import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishInChrome } from '../../tools/release/chrome-store.ts';
import { metadataFor, signArguments } from '../../tools/release/firefox-store.ts';
import { missingCredentials } from '../../tools/release/stores.ts';

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
  let server: Server;
  let requests: string[];
  let answers: Record<string, object[]>;

  beforeEach(async () => {
    requests = [];
    answers = {
      '/token': [{ access_token: 'token' }],
      '/upload/v2/publishers/pub/items/abcd:upload': [{ uploadState: 'SUCCEEDED' }],
      '/v2/publishers/pub/items/abcd:publish': [{ state: 'PENDING_REVIEW' }],
    };
    server = createServer(async (request, response) => {
      const { method, url = '', headers } = request;
      const body = await buffer(request);
      requests.push(`${method} ${url} ${headers.authorization ?? '-'} ${body.toString('latin1')}`.trim());
      const answer = answers[url]?.shift();
      response.writeHead(answer ? 200 : 403).end(JSON.stringify(answer ?? { error: 'not yours' }));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });
  afterEach(() => void server.close());

  const publish = () => {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return publishInChrome(archive, account, { accounts: origin, store: origin, pollEvery: 1 });
  };

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
  const submission = { build: 'dist/firefox', source: 'packages/source.zip', notes: '- New.' };

  it('receives the build, the source it is built from and what is new, and is not waited for', () => {
    expect(metadataFor(submission)).toEqual({ version: { release_notes: { 'en-US': '- New.' } } });
    expect(signArguments(submission, 'notes.json')).toEqual(
      expect.arrayContaining([
        'sign',
        '--channel=listed',
        '--source-dir=dist/firefox',
        '--upload-source-code=packages/source.zip',
        '--amo-metadata=notes.json',
        '--approval-timeout=0',
      ]),
    );
  });
});
