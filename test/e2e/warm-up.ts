import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserNames } from '../browsers/browser.ts';
import { prepareProfile } from '../browsers/firefox-profile.ts';

/**
 * Runs once before the tests that drive browsers; the function it returns ends the browsers that they shared.
 */
export default async function warmUp(): Promise<() => void> {
  if (browserNames.includes('firefox')) await prepareProfile();
  const folder = mkdtempSync(join(tmpdir(), 'gatelight-shared-'));
  const pids = join(folder, 'pids');
  writeFileSync(pids, '');
  process.env.SHARED_BROWSERS = pids;
  return () => {
    for (const pid of readFileSync(pids, 'utf8').split('\n').filter(Boolean)) end(Number(pid));
    rmSync(folder, { recursive: true, force: true });
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
