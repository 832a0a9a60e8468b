import { expect, it } from 'vitest';
import { likelyRemedy } from '../../src/clearing/likely-remedy.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { PageContent } from '../../src/diagnosis/page-content.ts';
import type { Outcome } from '../../src/navigation/page.ts';
import { pageAnswered } from '../diagnosis/responses.ts';

const bare: PageContent = { title: '', text: '', markup: '', textLength: 0, refreshes: false };
const answered = (status: number): Outcome => ({
  kind: 'response',
  head: { status, headers: [], fromCache: false, redirected: false },
});
const probed = (status: number): Outcome => ({ kind: 'probed', status });

it.each<[string, Outcome, Partial<PageContent>, ReturnType<typeof likelyRemedy>]>([
  ['431', answered(431), {}, 'site-data'],
  ["nginx's 494", answered(494), {}, 'site-data'],
  [
    'a 400 that speaks of cookies',
    answered(400),
    { title: '400 Request Header Or Cookie Too Large', text: 'Request Header Or Cookie Too Large' },
    'site-data',
  ],
  ['a 400 with many cookies', answered(400), { cookieLength: 9_000 }, 'site-data'],
  ['a 520 with many cookies', answered(520), { cookieLength: 9_000 }, 'site-data'],
  ['a 520 with few', answered(520), { cookieLength: 300 }, undefined],
  ['a 502 with many cookies', answered(502), { cookieLength: 9_000 }, undefined],
  ['redirects in a circle', { kind: 'error', code: 'net::ERR_TOO_MANY_REDIRECTS' }, {}, 'site-data'],
  ['a 404 by a service worker', probed(404), { controlled: true }, 'files'],
  ['a 410 by a service worker', probed(410), { controlled: true }, 'files'],
  [
    "nginx's own 404 through a service worker",
    probed(404),
    { controlled: true, title: '404 Not Found', text: '404 Not Found\nnginx/1.24.0' },
    undefined,
  ],
  [
    "nginx's own 502 through a service worker",
    probed(502),
    { controlled: true, title: '502 Bad Gateway', text: '502 Bad Gateway\nnginx' },
    undefined,
  ],
  ['a 403 through a service worker', probed(403), { controlled: true }, undefined],
  ['a 503 through a service worker', probed(503), { controlled: true }, undefined],
  [
    'an offline page by a service worker, where nothing is known of other sites',
    probed(503),
    { controlled: true, title: 'Offline', text: 'You are offline' },
    undefined,
  ],
  ['a 404 that was missed', probed(404), { controlled: false }, undefined],
  ['a 404 that a service worker let pass', answered(404), { controlled: true }, undefined],
  ['503', answered(503), {}, undefined],
])('the likely remedy of %s', (_, outcome, content, remedy) => {
  const page = { ...pageAnswered({ status: 200 }), outcome };
  const known = { now: page.arrivedAt, online: true, content: { ...bare, ...content } };
  expect(likelyRemedy(diagnose(page, known))).toBe(remedy);
});
