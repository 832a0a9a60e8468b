import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../browsers/browser.ts';
import { builds } from '../browsers/launch.ts';

/** The smallest extension that could take Gatelight's place, as a floor for its cost. */
export interface Floor {
  /** The unpacked extension. */
  readonly folder: string;
  remove(): void;
}

/** The id by which Firefox knows it. */
export const floorId = 'floor@gatelight.example';

/** The badge is painted at a commit of a URL with this query: the least that a badge costs. */
export const paintQuery = '?paint';

/** The events that Gatelight listens to, with listeners that do nothing. */
const worker = `
const api = globalThis.browser ?? chrome;
const filter = { urls: ['http://*/*', 'https://*/*'], types: ['main_frame'] };
const nothing = () => {};
api.webRequest.onSendHeaders.addListener(nothing, filter, ['requestHeaders']);
api.webRequest.onResponseStarted.addListener(nothing, filter, ['responseHeaders']);
api.webNavigation.onErrorOccurred.addListener(nothing);
api.webNavigation.onCommitted.addListener(({ tabId, url }) => {
  if (url.endsWith('${paintQuery}')) void api.action.setBadgeText({ tabId, text: '502' });
});
for (const name of ['onRemoved', 'onActivated', 'onReplaced']) api.tabs[name]?.addListener(nothing);
for (const name of ['onAdded', 'onRemoved']) api.permissions[name].addListener(nothing);
api.alarms.onAlarm.addListener(nothing);
api.runtime.onMessage.addListener(nothing);
api.storage.onChanged.addListener(nothing);
`;

const popup =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Floor</title><main id="popup"><h1>Empty</h1></main></html>';

/** Writes the floor, with the permissions of the build for a browser, into a temporary folder. */
export function writeFloor(name: BrowserName): Floor {
  const folder = mkdtempSync(join(tmpdir(), 'gatelight-floor-'));
  const ours = JSON.parse(readFileSync(join(builds[name], 'manifest.json'), 'utf8'));
  const { permissions, host_permissions, background, content_security_policy, icons, action } = ours;
  const manifest = {
    manifest_version: 3,
    name: 'Floor',
    version: '1',
    permissions,
    host_permissions,
    background,
    content_security_policy,
    // Chrome redraws the icon at every navigation: 1.5 ms here, for any extension.
    icons,
    action: { default_popup: 'popup.html', default_icon: action.default_icon },
    ...(name === 'firefox' && { browser_specific_settings: { gecko: { id: floorId } } }),
  };
  const files = { 'manifest.json': JSON.stringify(manifest), 'background.js': worker, 'popup.html': popup };
  cpSync(join(builds[name], 'icons'), join(folder, 'icons'), { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
