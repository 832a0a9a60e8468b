import { expect, it } from 'vitest';
import { likelyCure } from '../../src/clearing/likely-cure.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { PageMarks } from '../../src/diagnosis/marks.ts';
import type { Outcome } from '../../src/navigation/page.ts';

const bare: PageMarks = { title: '', text: '', markup: '', textLength: 0, refreshes: false };
const answered = (status: number): Outcome => ({
  kind: 'response',
  head: { status, headers: [], fromCache: false, redirected: false },
});
const probed = (status: number): Outcome => ({ kind: 'probed', status });

it.each<[string, Outcome, Partial<PageMarks>, ReturnType<typeof likelyCure>]>([
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
  ['a 404 that was missed', probed(404), { controlled: false }, undefined],
  ['a 404 that a service worker let pass', answered(404), { controlled: true }, undefined],
  ['503', answered(503), {}, undefined],
])('the likely cure of %s', (_, outcome, marks, cure) => {
  const page = { url: 'https://shop.example/', method: 'GET', documentId: 'a', arrivedAt: 1_000, outcome };
  const known = { now: 2_000, online: true, marks: { ...bare, ...marks } };
  expect(likelyCure(diagnose(page, known))).toBe(cure);
});
