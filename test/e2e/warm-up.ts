import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserNames } from '../browsers/browser.ts';
import { prepareProfile } from '../browsers/firefox-profile.ts';
import { sharedPids } from '../browsers/shared.ts';

/**
 * Runs once before the tests that drive browsers; the function it returns ends the browsers that they shared and
 * removes the files of all.
 */
export default async function warmUp(): Promise<() => void> {
  if (browserNames.includes('firefox')) await prepareProfile();
  const folder = mkdtempSync(join(tmpdir(), 'gatelight-browsers-'));
  process.env.BROWSERS_FOLDER = folder;
  return () => {
    const pids = join(folder, sharedPids);
    if (existsSync(pids)) for (const pid of readFileSync(pids, 'utf8').match(/\d+/g) ?? []) end(Number(pid));
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  };
}

/** Ends a test process with its browsers, in case it had no time to do so. */
function end(pid: number): void {
  try {
    process.kill(pid);
  } catch {
    // It has ended.
  }
}
