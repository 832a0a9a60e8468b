import { beforeAll } from 'vitest';
import type { BrowserName } from '../browsers/browser.ts';
import type { Launch } from '../browsers/launch.ts';
import type { Behavior } from '../gateways/behaviors.ts';
import { type Stage, useStage } from './stage.ts';

/** Provides a stage on which parts of pages are watched. */
export function useWatchingStage(name: BrowserName, options: Launch = {}): Stage {
  const stage = useStage(name, options);
  beforeAll(() => watchParts(stage, true));
  return stage;
}

export function watchParts(stage: Stage, on: boolean): Promise<void> {
  return stage.browser.evaluate((api, watchParts) => api.storage.sync.set({ general: { watchParts } }), on);
}

/**
 * Loads the parts that its query names and then sets its title to `Loaded`: `call` and `frame` request a URL, `abort`
 * gives up a call, `post` submits a form into a frame.
 */
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Loading</title><link rel="icon" href="data:,">
<h1>Shop</h1><script>
const modeOf = (url) => new URL(url, location).origin === location.origin ? 'cors' : 'no-cors';
const call = (url, options) => fetch(url, { mode: modeOf(url), ...options }).then((response) => response.text()).catch(() => '');
const loaded = (frame) => new Promise((resolve) => { frame.onload = resolve; setTimeout(resolve, 1_000); });
const withFrame = (start) => {
  const frame = document.createElement('iframe');
  frame.name = 'frame' + document.querySelectorAll('iframe').length;
  start(frame);
  document.body.append(frame);
  return loaded(frame);
};
const kinds = {
  call,
  frame: (url) => withFrame((frame) => { frame.src = url; }),
  abort: (url) => {
    const given = new AbortController();
    setTimeout(() => given.abort(), 100);
    return call(url, { signal: given.signal });
  },
  post: async (url) => {
    await withFrame(() => undefined);
    const form = Object.assign(document.createElement('form'), { method: 'post', action: url, target: 'frame0' });
    document.body.append(form);
    const done = loaded(document.querySelector('iframe'));
    form.submit();
    return done;
  },
};
addEventListener('load', async () => {
  for (const [kind, url] of new URLSearchParams(location.search)) await kinds[kind](url);
  document.title = 'Loaded';
});
</script></html>`;

const types = { 'Content-Type': 'text/html; charset=utf-8' };

/** Answers `/` with a page of the parts that its query names, and `/status/…` with that status. */
export const partsSite: Behavior = (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://shop.example');
  const status = Number(/^\/status\/(\d{3})/.exec(pathname)?.[1] ?? (pathname === '/' ? 200 : 404));
  if (pathname === '/reset') return void request.socket.resetAndDestroy();
  if (pathname === '/silent') return;
  if (pathname === '/to/ok') return void response.writeHead(302, { Location: '/status/200' }).end();
  const body = status === 200 && pathname === '/' ? page : `<!doctype html><title>${status}</title><p>Part`;
  response.writeHead(status, types).end(status === 204 || status === 304 ? undefined : body);
};
