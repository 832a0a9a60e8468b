import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../browsers/browser.ts';

const manifest = {
  manifest_version: 3,
  name: 'Probe',
  version: '1',
  permissions: ['webNavigation'],
  action: { default_popup: 'popup.html' },
};

const perBrowser: Record<BrowserName, object> = {
  chromium: { background: { service_worker: 'background.js' } },
  firefox: {
    background: { scripts: ['background.js'] },
    browser_specific_settings: { gecko: { id: 'probe@gatelight.example' } },
  },
};

const files = {
  'background.js': `
    const startedAt = performance.timeOrigin;
    chrome.webNavigation.onCommitted.addListener(({ tabId, frameId }) => {
      if (frameId === 0) chrome.action.setBadgeText({ tabId, text: 'seen' });
    });
    chrome.runtime.onMessage.addListener((message, sender, respond) => {
      respond(startedAt);
      if (message !== 'throw') return;
      setTimeout(() => { throw new Error('thrown in the background'); });
      Promise.reject(new Error('rejected in the background'));
    });`,
  'popup.html': `<!doctype html>
    <html lang="en">
      <meta charset="utf-8">
      <title>Probe</title>
      <body style="width: 280px">
        <p>Not clicked yet</p>
        <button>Click</button>
        <a href="#">Link</a>
        <div hidden style="position: fixed; inset: 0">Cover</div>
        <script src="popup.js"></script>
      </body>
    </html>`,
  'popup.js': `
    const cover = document.querySelector('div');
    cover.addEventListener('click', () => document.body.append('The cover was clicked'));
    addEventListener('mouseup', () => setTimeout(() => cover.remove()));
    document.querySelector('button').addEventListener('click', () => {
      document.querySelector('p').textContent = 'Clicked, user activation ' + navigator.userActivation.isActive;
    });`,
};

/**
 * Writes the smallest extension that shows what the launcher can do; returns its folder and a way to remove
 * it.
 */
export async function writeProbe(name: BrowserName): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'gatelight-probe-'));
  const all = { ...files, 'manifest.json': JSON.stringify({ ...manifest, ...perBrowser[name] }) };
  await Promise.all(Object.entries(all).map(([file, text]) => writeFile(join(folder, file), text)));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
