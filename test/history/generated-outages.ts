import type { Cause } from '../../src/diagnosis/causes.ts';
import type { PastOutage } from '../../src/history/past-outages.ts';
import { chance } from '../outage/chance.ts';

const [minute, day] = [60_000, 24 * 60 * 60_000];

/** How one outage began: its status, cause and what generated the response. */
type Beginning = readonly [status: number, cause: Cause, generatedBy: string | undefined];

const beginnings: readonly Beginning[] = [
  [502, 'origin-unreachable', 'nginx'],
  [504, 'origin-too-slow', 'nginx'],
  [503, 'maintenance', 'origin'],
  [503, 'overloaded', 'haproxy'],
  [500, 'origin-crashed', 'origin'],
  [521, 'origin-unreachable', 'cloudflare'],
  [429, 'rate-limited', undefined],
  [0, 'connection-refused', undefined],
  [0, 'network-changed', undefined],
  [502, 'unknown', undefined],
];

const hosts = [
  ...['https://shop.example', 'https://mail.board.example', 'https://news.example', 'http://intranet:8080'],
  ...[
    'https://status.a-rather-long-name-of-a-department.university.example',
    'https://xn--mnchen-3ya.example',
  ],
  ...['http://localhost:3000', 'https://video.example', 'https://forum.example', 'https://bank.example'],
];

/** Returns the origin of the site with this number. */
function siteNamed(nth: number): string {
  return hosts[nth] ?? `https://site-${nth}.example`;
}

/**
 * Returns outages of several sites within the days before `now`, oldest first, always the same for the same arguments.
 * Most last minutes, some hours, and one in fifty up to two days.
 */
export function generatedOutages(now: number, count: number, sites: number, days: number): PastOutage[] {
  const random = chance(count);
  const outages = Array.from({ length: count }, (_, nth): PastOutage => {
    const [status, cause, generatedBy] = beginnings[Math.floor(random() * beginnings.length)] as Beginning;
    // The first sites have the most trouble.
    const origin = siteNamed(Math.floor(sites * random() ** 2));
    const rare = random();
    const length = random() * (rare < 0.02 ? 2 * day : rare < 0.1 ? 600 * minute : 20 * minute);
    const since = Math.round(now - length - (days * day * (nth + random())) / count);
    const attempts = Math.min(8, Math.ceil((length / minute) * random()));
    const end = random() < 0.8 ? 'back' : 'left';
    return { origin, since, until: Math.round(since + length), end, attempts, status, cause, generatedBy };
  });
  return outages.sort((a, b) => a.until - b.until);
}
