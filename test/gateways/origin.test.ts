import { afterEach, expect, it } from 'vitest';
import { empty, form, garbage, healthy, maintenance, recoversAfter, resets, silent } from './behaviors.ts';
import { startOrigin } from './origin.ts';
import { startNginx } from './products/nginx.ts';

const open: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.stop();
});

async function behindNginx(first: Parameters<typeof startOrigin>[0]) {
  const origin = await startOrigin(first);
  open.push(origin);
  const nginx = await startNginx({ origin, timeLimit: 1 });
  open.push(nginx);
  return { origin, nginx };
}

it.each([
  ['an app that is down', 'down', 502],
  ['an app that never responds', silent, 504],
  ['an app that resets the connection', resets, 502],
  ['an app that sends garbage', garbage, 502],
  ["an app's own maintenance page", maintenance(30), 503],
  ['a healthy app', healthy, 200],
] as const)('has a status of its own behind nginx: %s', async (_name, behavior, status) => {
  const { nginx } = await behindNginx(behavior);
  expect((await fetch(nginx.url)).status).toBe(status);
});

it('starts and stops listening on the same port', async () => {
  const { origin, nginx } = await behindNginx('down');
  expect((await fetch(nginx.url)).status).toBe(502);
  await origin.become(healthy);
  expect((await fetch(`${nginx.url}again?x=1`)).status).toBe(200);
  await origin.become('down');
  expect((await fetch(nginx.url)).status).toBe(502);
  expect(origin.requests.map(({ method, path }) => [method, path])).toEqual([['GET', '/again?x=1']]);
});

it('counts the requests for each path separately', async () => {
  const { nginx } = await behindNginx(recoversAfter(2, resets));
  const statuses = [];
  for (const path of ['', '', 'other', '']) statuses.push((await fetch(nginx.url + path)).status);
  expect(statuses).toEqual([502, 502, 502, 200]);
});

it('sends a form in response to GET and handles POST', async () => {
  const { origin, nginx } = await behindNginx(form(empty(502)));
  expect(await (await fetch(nginx.url)).text()).toContain('<form method="post">');
  const posted = await fetch(nginx.url, { method: 'POST', body: 'message=hello' });
  expect([posted.status, await posted.text()]).toEqual([502, '']);
  expect(origin.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
});

it('records the time and the headers of each request', async () => {
  const { origin, nginx } = await behindNginx(healthy);
  const before = Date.now();
  await fetch(nginx.url, { headers: { 'x-probe': 'seen' } });
  expect(origin.requests[0]).toMatchObject({ path: '/', headers: { 'x-probe': 'seen' } });
  expect(origin.requests[0]?.at).toBeGreaterThanOrEqual(before);
});
