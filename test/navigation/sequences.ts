import type { Outcome } from '../../src/navigation/page.ts';
import type { Sighting } from '../../src/navigation/sighting.ts';

const site = 'http://site.example';

let clock = 0;
let requests = 0;

type Fields<K extends Sighting['kind']> = Partial<Extract<Sighting, { kind: K }>>;

const at = (path: string) => ({ time: ++clock, url: `${site}${path}` });

const request = (path: string, fields: Fields<'request'> = {}): Sighting => ({
  kind: 'request',
  method: 'GET',
  requestId: String(++requests),
  ...at(path),
  ...fields,
});

const response = (path: string, status: number, fields: Fields<'response'> = {}): Sighting => ({
  kind: 'response',
  method: 'GET',
  requestId: String(requests),
  status,
  headers: [['server', 'nginx']],
  fromCache: false,
  address: undefined,
  ...at(path),
  ...fields,
});

const commit = (path: string, documentId: string): Sighting => ({ kind: 'commit', documentId, ...at(path) });

const error = (path: string, code: string, documentId: string): Sighting => ({
  kind: 'error',
  code,
  documentId,
  ...at(path),
});

const firefoxAbort = 'Error code 2152398850';
const firefoxErrorResponse = 'Error code 2152398883';
const firefoxReset = 'Error code 2152398868';
const noDocument = '00000000000000000000000000000000';

/** What a browser was seen to tell of one tab, in the order of the events' own times. */
export interface Sequence {
  readonly name: string;
  readonly sightings: readonly Sighting[];
  readonly shows: { readonly url: string; readonly method?: string; readonly outcome: Partial<Outcome> };
}

const seen = (status: number) => ({ kind: 'response', head: { status } }) as Partial<Outcome>;

/** The rows of the event table, as recorded in Chromium 156 and Firefox 153. */
export const sequences: readonly Sequence[] = [
  {
    name: 'a 502 with a body',
    sightings: [request('/'), response('/', 502), commit('/', 'A')],
    shows: { url: `${site}/`, method: 'GET', outcome: seen(502) },
  },
  {
    name: 'Firefox: a 502 with a body, the load moved to another process',
    sightings: [
      request('/'),
      response('/', 200),
      commit('/', 'A'),
      request('/b'),
      response('/b', 502),
      error('/b', firefoxAbort, 'A'),
      commit('/b', 'B'),
    ],
    shows: { url: `${site}/b`, outcome: seen(502) },
  },
  {
    name: 'the same page failing twice, once with each status',
    sightings: [
      request('/'),
      response('/', 502),
      commit('/', 'A'),
      request('/'),
      response('/', 503),
      commit('/', 'B'),
    ],
    shows: { url: `${site}/`, outcome: seen(503) },
  },
  {
    name: 'a reload that comes back well',
    sightings: [
      request('/'),
      response('/', 502),
      commit('/', 'A'),
      request('/'),
      response('/', 200),
      commit('/', 'B'),
    ],
    shows: { url: `${site}/`, outcome: seen(200) },
  },
  {
    name: 'Chrome: a 503 with an empty body, which never commits',
    sightings: [request('/'), response('/', 503), error('/', 'net::ERR_HTTP_RESPONSE_CODE_FAILURE', 'E')],
    shows: { url: `${site}/`, outcome: seen(503) },
  },
  {
    name: 'Firefox: a 503 with an empty body, an error and then a commit',
    sightings: [request('/'), response('/', 503), error('/', firefoxErrorResponse, 'old'), commit('/', 'E')],
    shows: { url: `${site}/`, outcome: seen(503) },
  },
  {
    name: 'a redirect to a 503',
    sightings: [
      request('/from', { requestId: 'r' }),
      request('/', { requestId: 'r' }),
      response('/', 503, { requestId: 'r' }),
      commit('/', 'A'),
    ],
    shows: {
      url: `${site}/`,
      outcome: { kind: 'response', head: { status: 503, redirected: true } } as never,
    },
  },
  {
    name: 'a 503 from the HTTP cache',
    sightings: [request('/'), response('/', 503, { fromCache: true }), commit('/', 'A')],
    shows: {
      url: `${site}/`,
      outcome: { kind: 'response', head: { status: 503, fromCache: true } } as never,
    },
  },
  {
    name: 'back to a page of the back/forward cache, which no response tells of',
    sightings: [
      request('/'),
      response('/', 503),
      commit('/', 'A'),
      request('/b'),
      response('/b', 200),
      commit('/b', 'B'),
      commit('/', 'A'),
    ],
    shows: { url: `${site}/`, outcome: { kind: 'unseen' } },
  },
  {
    name: 'a page answered by its own service worker, its status read in the page',
    sightings: [commit('/', 'A'), { kind: 'probe', documentId: 'A', status: 503, ...at('/') }],
    shows: { url: `${site}/`, outcome: { kind: 'probed', status: 503 } },
  },
  {
    name: 'a page that gave itself another URL before its status was read in it',
    sightings: [commit('/', 'A'), { kind: 'probe', documentId: 'A', status: 503, ...at('/start') }],
    shows: { url: `${site}/`, outcome: { kind: 'probed', status: 503 } },
  },
  {
    name: 'an error page that was found standing',
    sightings: [commit('/', 'A'), { kind: 'probe', documentId: 'A', status: undefined, ...at('/') }],
    shows: { url: `${site}/`, outcome: { kind: 'error', code: '' } },
  },
  {
    name: 'a status read in the document before the present one',
    sightings: [
      commit('/', 'A'),
      commit('/', 'B'),
      { kind: 'probe', documentId: 'A', status: 503, ...at('/') },
    ],
    shows: { url: `${site}/`, outcome: { kind: 'unseen' } },
  },
  {
    name: 'Chrome: a download from a failing page',
    sightings: [
      request('/'),
      response('/', 502),
      commit('/', 'A'),
      request('/file'),
      response('/file', 200),
      error('/file', 'net::ERR_ABORTED', noDocument),
    ],
    shows: { url: `${site}/`, outcome: seen(502) },
  },
  {
    name: 'a 204 to a reload of a failing page',
    sightings: [
      request('/'),
      response('/', 502),
      commit('/', 'A'),
      request('/'),
      response('/', 204),
      error('/', 'net::ERR_ABORTED', noDocument),
    ],
    shows: { url: `${site}/`, outcome: seen(502) },
  },
  {
    name: 'a 503 as an attachment',
    sightings: [request('/'), response('/', 503), error('/', 'net::ERR_INVALID_RESPONSE', 'E')],
    shows: { url: `${site}/`, outcome: seen(503) },
  },
  {
    name: 'Chrome: a 503 left half-way for another page',
    sightings: [
      request('/'),
      response('/', 503),
      commit('/', 'A'),
      request('/b'),
      response('/b', 200),
      error('/', 'net::ERR_ABORTED', 'A'),
      commit('/b', 'B'),
    ],
    shows: { url: `${site}/b`, outcome: seen(200) },
  },
  {
    name: 'Chrome: a page whose body broke off after it was shown',
    sightings: [
      request('/'),
      response('/', 200),
      commit('/', 'A'),
      error('/', 'net::ERR_INCOMPLETE_CHUNKED_ENCODING', 'A'),
    ],
    shows: { url: `${site}/`, outcome: seen(200) },
  },
  {
    name: 'Chrome: a connection that was reset',
    sightings: [request('/'), error('/', 'net::ERR_EMPTY_RESPONSE', 'E')],
    shows: { url: `${site}/`, method: 'GET', outcome: { kind: 'error', code: 'net::ERR_EMPTY_RESPONSE' } },
  },
  {
    name: 'Firefox: a connection that was reset',
    sightings: [
      request('/', { method: 'POST' }),
      error('/', firefoxAbort, 'old'),
      error('/', firefoxReset, 'other'),
      commit('/', 'E'),
    ],
    shows: { url: `${site}/`, method: 'POST', outcome: { kind: 'error', code: firefoxReset } },
  },
  {
    name: 'Firefox: a good page after an error at the same URL',
    sightings: [
      request('/'),
      error('/', firefoxReset, 'old'),
      commit('/', 'E'),
      request('/'),
      response('/', 200),
      commit('/', 'B'),
    ],
    shows: { url: `${site}/`, outcome: seen(200) },
  },
  {
    name: 'Chrome: its own retry of a failed load, given up for the same error',
    sightings: [
      request('/'),
      error('/', 'net::ERR_NAME_NOT_RESOLVED', 'E'),
      request('/'),
      error('/', 'net::ERR_ABORTED', noDocument),
    ],
    shows: { url: `${site}/`, outcome: { kind: 'error', code: 'net::ERR_NAME_NOT_RESOLVED' } },
  },
];
