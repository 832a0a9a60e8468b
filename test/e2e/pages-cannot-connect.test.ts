import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/browser.ts';
import { builds } from '../browsers/launch.ts';
import { type SharedBrowser, sharedBrowser } from '../browsers/shared.ts';
import { healthy } from '../gateways/behaviors.ts';
import { type Origin, startOrigin } from '../gateways/origin.ts';

// Not on a stage: what the browser says about a refused connection counts as a problem there.
describe.each(browserNames)('the pages of the extension, in %s', (name) => {
  let shared: SharedBrowser;
  let site: Origin;
  beforeAll(async () => {
    [shared, site] = await Promise.all([sharedBrowser(name), startOrigin(healthy)]);
  });
  afterAll(async () => {
    // Those of the refused connections.
    await shared?.problems();
    await site?.stop();
  });

  it('cannot connect to any server, by no interface', async () => {
    const pages = readdirSync(builds[name]).filter((file) => file.endsWith('.html'));
    expect(pages).toContain('popup.html');
    for (const path of pages) {
      const page = await shared.browser.openPage(path);
      const refused = await page.evaluate(async (url) => {
        const sent = await fetch(url).then(
          () => 'sent',
          () => 'refused',
        );
        const asked = await new Promise((resolve) => {
          const request = new XMLHttpRequest();
          request.onload = () => resolve('sent');
          request.onerror = () => resolve('refused');
          request.open('GET', url);
          request.send();
        });
        return [sent, asked, navigator.sendBeacon(url) && 'queued'];
      }, site.url);
      expect([path, ...refused.slice(0, 2)]).toEqual([path, 'refused', 'refused']);
      await page.close();
    }
    expect(site.requests).toEqual([]);
  });
});
