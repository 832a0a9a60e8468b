import { resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type InstalledChromium, installInChromium } from '../browsers/installed-chromium.ts';
import type { Behavior } from '../gateways/behaviors.ts';
import { type Origin, startOrigin } from '../gateways/origin.ts';

/**
 * Runs the browser as users have it: a signed package installed by policy, no automation, no debugger
 * attached to the worker, and a second start on the same profile. Everything is observed from outside, in the
 * server's log and the list of processes. Chromium only: Firefox installs by policy only what Mozilla has
 * signed.
 */
let chromium: InstalledChromium | undefined;
let app: Origin | undefined;

afterEach(async () => {
  await chromium?.remove();
  await app?.stop();
});

/**
 * In s. Chrome stops the worker 30 s after its last event, which comes long after the page on a busy machine, and
 * a wake-up before then would keep it running.
 */
const wait = 75;

/**
 * Asks the browser to come back after the idle worker has been stopped, then answers 200 with a page that
 * says so.
 */
function backAfterTheWait(): Behavior {
  let failed = false;
  return ({ url }, response) => {
    if (url !== '/') response.writeHead(204).end();
    else if (failed)
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<script src="/shown"></script>');
    else {
      failed = true;
      response.writeHead(503, { 'Content-Type': 'text/html', 'Retry-After': `${wait}` }).end('<p>Later</p>');
    }
  };
}

const asked = () => app?.requests.filter(({ path }) => path === '/') ?? [];

/**
 * Starts the browser on a failing page; returns whether the page was loaded and the worker stopped before it is due
 * again.
 */
async function startOnFailingPage(installed: InstalledChromium): Promise<boolean> {
  await app?.stop();
  app = await startOrigin(backAfterTheWait());
  await installed.start(`http://shop.example:${app.port}/`);
  const running = () => installed.isExtensionRunning();
  await expect.poll(running, { timeout: 10_000 }).toBe(true);
  return expect
    .poll(running, { timeout: (wait - 1) * 1_000, interval: 200 })
    .toBe(false)
    .then(
      () => asked().length > 0,
      () => false,
    );
}

/**
 * On a busy machine Chromium may start the extension without its policy (docs/browser-facts.md). Then its first-run page
 * stays open, and with it the process. It may also not load the page it is started on (seen once).
 */
const mostStarts = 3;

it('brings a page back after its idle worker was stopped, as a package installed by policy', async () => {
  chromium = await installInChromium(resolve(import.meta.dirname, '../../dist/chrome'), {
    // No page of the extension stays open, so its process is the worker's alone and its end shows that the
    // worker ended.
    firstRunPage: false,
    openPopup: 'never',
  });
  await chromium.close();

  let isStopped = false;
  for (let starts = 0; !isStopped && starts < mostStarts; starts++)
    isStopped = await startOnFailingPage(chromium);
  expect(isStopped).toBe(true);
  expect(asked()).toHaveLength(1);

  const shown = () => app?.requests.filter(({ path }) => path === '/shown').length;
  await expect.poll(shown, { timeout: (wait + 30) * 1_000 }).toBe(1);
  const [first, second] = asked();
  expect(asked()).toHaveLength(2);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(wait * 1_000);
}, 420_000);
