import type { NavigationEvent } from '../../src/navigation/navigation-event.ts';
import type { Outcome, Page } from '../../src/navigation/page.ts';

const site = 'http://site.example';

let clock = 0;
let requests = 0;

type Fields<K extends NavigationEvent['kind']> = Partial<Extract<NavigationEvent, { kind: K }>>;

const at = (path: string) => ({ time: ++clock, url: `${site}${path}` });

const request = (path: string, fields: Fields<'request'> = {}): NavigationEvent => ({
  kind: 'request',
  method: 'GET',
  loadedBy: 'unknown',
  requestId: String(++requests),
  ...at(path),
  ...fields,
});

const response = (path: string, status: number, fields: Fields<'response'> = {}): NavigationEvent => ({
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

const commit = (path: string, documentId: string, fields: Fields<'commit'> = {}): NavigationEvent => ({
  kind: 'commit',
  documentId,
  loadedBy: 'unknown',
  reload: false,
  form: false,
  ...at(path),
  ...fields,
});

const error = (path: string, code: string, documentId: string): NavigationEvent => ({
  kind: 'error',
  code,
  documentId,
  ...at(path),
});

const firefoxAbort = 'Error code 2152398850';
const firefoxErrorResponse = 'Error code 2152398883';
const firefoxEmptyResponse = 'Error code 2152398884';
const firefoxReset = 'Error code 2152398868';
const noDocument = '00000000000000000000000000000000';

/**
 * Events that a browser reported for one tab, in order of their timestamps, and the page that the tab showed.
 */
export interface Sequence {
  readonly name: string;
  readonly events: readonly NavigationEvent[];
  readonly shows: Partial<Omit<Page, 'outcome'>> & { readonly outcome: Partial<Outcome> };
}

const seen = (status: number) => ({ kind: 'response', head: { status } }) as Partial<Outcome>;

/** The rows of the event table, as recorded in Chromium 156 and Firefox 153. */
export const sequences: readonly Sequence[] = [
  {
    name: 'a 502 with a body',
    events: [request('/'), response('/', 502), commit('/', 'A')],
    shows: { url: `${site}/`, method: 'GET', outcome: seen(502) },
  },
  {
    name: 'Firefox: a 502 with a body and a process switch',
    events: [
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
    name: 'the same page failing twice with different statuses',
    events: [
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
    name: 'a successful reload',
    events: [
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
    events: [request('/'), response('/', 503), error('/', 'net::ERR_HTTP_RESPONSE_CODE_FAILURE', 'E')],
    shows: { url: `${site}/`, outcome: seen(503) },
  },
  {
    name: 'Firefox: a 431 without a body or its length: an empty document and then an error page',
    events: [
      request('/'),
      response('/', 431),
      commit('/', 'A'),
      error('/', firefoxEmptyResponse, 'A'),
      commit('/', 'E'),
    ],
    shows: { url: `${site}/`, method: 'GET', documentId: 'E', outcome: seen(431) },
  },
  {
    name: 'Firefox: the same, and then a good page at the same URL',
    events: [
      request('/'),
      response('/', 431),
      commit('/', 'A'),
      error('/', firefoxEmptyResponse, 'A'),
      commit('/', 'E'),
      request('/'),
      response('/', 200),
      commit('/', 'B'),
    ],
    shows: { url: `${site}/`, documentId: 'B', outcome: seen(200) },
  },
  {
    name: 'Firefox: a 503 with an empty body, an error and then a commit',
    events: [request('/'), response('/', 503), error('/', firefoxErrorResponse, 'old'), commit('/', 'E')],
    shows: { url: `${site}/`, outcome: seen(503) },
  },
  {
    name: 'a redirect to a 503',
    events: [
      request('/from', { requestId: 'r' }),
      request('/', { requestId: 'r' }),
      response('/', 503, { requestId: 'r' }),
      commit('/', 'A'),
    ],
    shows: {
      url: `${site}/`,
      requestedUrl: `${site}/from`,
      outcome: { kind: 'response', head: { status: 503, redirected: true } } as never,
    },
  },
  {
    name: 'a form with a response that was redirected twice, to a 503',
    events: [
      request('/order', { requestId: 'r', method: 'POST' }),
      request('/thanks', { requestId: 'r' }),
      request('/', { requestId: 'r' }),
      response('/', 503, { requestId: 'r' }),
      commit('/', 'A', { form: true }),
    ],
    shows: {
      url: `${site}/`,
      requestedUrl: `${site}/thanks`,
      method: 'GET',
      form: true,
      outcome: seen(503),
    },
  },
  {
    name: 'a form submission redirected with its method to a 503',
    events: [
      request('/order', { requestId: 'r', method: 'POST' }),
      request('/', { requestId: 'r', method: 'POST' }),
      response('/', 503, { requestId: 'r', method: 'POST' }),
      commit('/', 'A', { form: true }),
    ],
    shows: { url: `${site}/`, requestedUrl: `${site}/`, method: 'POST', form: true, outcome: seen(503) },
  },
  {
    name: 'a redirect that sets a cookie and returns to its start',
    events: [
      request('/', { requestId: 'r' }),
      request('/cookie', { requestId: 'r' }),
      request('/', { requestId: 'r' }),
      response('/', 503, { requestId: 'r' }),
      commit('/', 'A'),
    ],
    shows: { url: `${site}/`, requestedUrl: `${site}/`, outcome: seen(503) },
  },
  {
    name: 'Chrome: a redirect to a connection that was reset',
    events: [
      request('/from', { requestId: 'r' }),
      request('/', { requestId: 'r' }),
      error('/', 'net::ERR_EMPTY_RESPONSE', 'E'),
    ],
    shows: {
      url: `${site}/`,
      requestedUrl: `${site}/from`,
      outcome: { kind: 'error', code: 'net::ERR_EMPTY_RESPONSE' },
    },
  },
  {
    name: 'Firefox: a redirect to a connection that was reset',
    events: [
      request('/from', { requestId: 'r' }),
      request('/', { requestId: 'r' }),
      error('/', firefoxReset, 'other'),
      commit('/', 'E'),
    ],
    shows: {
      url: `${site}/`,
      requestedUrl: `${site}/from`,
      outcome: { kind: 'error', code: firefoxReset },
    },
  },
  {
    name: 'a redirect to a 503, reloaded under its own URL',
    events: [
      request('/from', { requestId: 'r' }),
      request('/', { requestId: 'r' }),
      response('/', 503, { requestId: 'r' }),
      commit('/', 'A'),
      request('/'),
      response('/', 503),
      commit('/', 'B', { reload: true }),
    ],
    shows: { url: `${site}/`, requestedUrl: `${site}/`, reload: true, outcome: seen(503) },
  },
  {
    name: 'a load started by the user, according to its request',
    events: [
      request('/', { loadedBy: 'user' }),
      response('/', 502),
      commit('/', 'A', { loadedBy: 'unknown' }),
    ],
    shows: { url: `${site}/`, loadedBy: 'user', outcome: seen(502) },
  },
  {
    name: 'a button that reloads the page, a script according to its commit',
    events: [request('/', { loadedBy: 'user' }), response('/', 502), commit('/', 'A', { loadedBy: 'page' })],
    shows: { url: `${site}/`, loadedBy: 'user', outcome: seen(502) },
  },
  {
    name: 'a load over plain http, with only the commit reporting who started it',
    events: [request('/'), response('/', 502), commit('/', 'A', { loadedBy: 'page', reload: true })],
    shows: { url: `${site}/`, loadedBy: 'page', reload: true, outcome: seen(502) },
  },
  {
    name: 'a load started by the user and redirected to plain http',
    events: [
      request('/from', { requestId: 'r', loadedBy: 'user' }),
      request('/', { requestId: 'r' }),
      response('/', 502, { requestId: 'r' }),
      commit('/', 'A', { loadedBy: 'user' }),
    ],
    shows: { url: `${site}/`, requestedUrl: `${site}/from`, loadedBy: 'user', outcome: seen(502) },
  },
  {
    name: 'a 503 from the HTTP cache',
    events: [request('/'), response('/', 503, { fromCache: true }), commit('/', 'A')],
    shows: {
      url: `${site}/`,
      outcome: { kind: 'response', head: { status: 503, fromCache: true } } as never,
    },
  },
  {
    name: 'a page restored from the back/forward cache, without a response',
    events: [
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
    name: 'a page from its service worker, with the status read in the page',
    events: [commit('/', 'A'), { kind: 'probe', documentId: 'A', status: 503, ...at('/') }],
    shows: { url: `${site}/`, outcome: { kind: 'probed', status: 503 } },
  },
  {
    name: 'a page that changed its URL before its status was read',
    events: [commit('/', 'A'), { kind: 'probe', documentId: 'A', status: 503, ...at('/start') }],
    shows: { url: `${site}/`, outcome: { kind: 'probed', status: 503 } },
  },
  {
    name: 'an error page found by inspecting the tab',
    events: [commit('/', 'A'), { kind: 'probe', documentId: 'A', status: undefined, ...at('/') }],
    shows: { url: `${site}/`, outcome: { kind: 'error', code: '' } },
  },
  {
    name: 'a status read in the previous document',
    events: [commit('/', 'A'), commit('/', 'B'), { kind: 'probe', documentId: 'A', status: 503, ...at('/') }],
    shows: { url: `${site}/`, outcome: { kind: 'unseen' } },
  },
  {
    name: 'Chrome: a download from a failing page',
    events: [
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
    name: 'a 204 in response to reloading a failing page',
    events: [
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
    events: [request('/'), response('/', 503), error('/', 'net::ERR_INVALID_RESPONSE', 'E')],
    shows: { url: `${site}/`, outcome: seen(503) },
  },
  {
    name: 'Chrome: a 503 aborted by another navigation',
    events: [
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
    name: 'Chrome: a page whose body was cut off after its commit',
    events: [
      request('/'),
      response('/', 200),
      commit('/', 'A'),
      error('/', 'net::ERR_INCOMPLETE_CHUNKED_ENCODING', 'A'),
    ],
    shows: { url: `${site}/`, outcome: seen(200) },
  },
  {
    name: 'Chrome: a connection that was reset',
    events: [request('/'), error('/', 'net::ERR_EMPTY_RESPONSE', 'E')],
    shows: { url: `${site}/`, method: 'GET', outcome: { kind: 'error', code: 'net::ERR_EMPTY_RESPONSE' } },
  },
  {
    name: 'Firefox: a connection that was reset',
    events: [
      request('/', { method: 'POST' }),
      error('/', firefoxAbort, 'old'),
      error('/', firefoxReset, 'other'),
      commit('/', 'E'),
    ],
    shows: { url: `${site}/`, method: 'POST', outcome: { kind: 'error', code: firefoxReset } },
  },
  {
    name: 'Firefox: a good page after an error at the same URL',
    events: [
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
    name: 'Chrome: its own retry of a failed load, aborted with the same error',
    events: [
      request('/'),
      error('/', 'net::ERR_NAME_NOT_RESOLVED', 'E'),
      request('/'),
      error('/', 'net::ERR_ABORTED', noDocument),
    ],
    shows: { url: `${site}/`, outcome: { kind: 'error', code: 'net::ERR_NAME_NOT_RESOLVED' } },
  },
];
