import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserNames, waitFor } from '../browsers/browser.ts';
import { prepareProfile } from '../browsers/firefox-profile.ts';
import { sharedPids } from '../browsers/shared.ts';

/**
 * Runs once before the tests that drive browsers; the function it returns ends the browsers that they shared and
 * removes the files of all.
 */
export default async function warmUp(): Promise<() => Promise<void>> {
  if (browserNames.includes('firefox')) await prepareProfile();
  const folder = mkdtempSync(join(tmpdir(), 'gatelight-browsers-'));
  process.env.BROWSERS_FOLDER = folder;
  return async () => {
    const pids = join(folder, sharedPids);
    const shared = existsSync(pids) ? (readFileSync(pids, 'utf8').match(/\d+/g) ?? []) : [];
    await Promise.all(shared.map((pid) => end(Number(pid))));
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  };
}

/** Ends a browser, and waits until it no longer writes to its profile. Vitest allows ten seconds for it. */
async function end(pid: number): Promise<void> {
  if (!signal(pid, 'SIGTERM')) return;
  const hasEnded = () => !signal(pid, 0);
  await waitFor('the browser to end', hasEnded, 5_000).catch(() => {
    signal(pid, 'SIGKILL');
    return waitFor('the killed browser to end', hasEnded, 2_000).catch(() => undefined);
  });
}

/** Sends a signal, or none if it is 0; returns false if the process no longer exists. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
