import { describe, expect, it } from 'vitest';
import messages from '../../extension/public/_locales/en/messages.json' with { type: 'json' };
import type { Clearing, Stage } from '../../src/clearing/clearing.ts';
import {
  type ClearingSite,
  clearingOfferOf,
  clearingReportOf,
} from '../../src/explanation/clearing-messages.ts';
import type { Message } from '../../src/explanation/message.ts';

const chrome: ClearingSite = {
  browser: 'chrome',
  origin: 'https://www.shop.example',
  inContainer: false,
  fromForm: false,
  cookieDomain: 'shop.example',
};
const firefox: ClearingSite = { ...chrome, browser: 'firefox', cookieDomain: undefined };

/** Returns the English text with its placeholders filled in. */
function textOf({ key, values = [] }: Message): string {
  return messages[key].message.replace(/\$\w+\$/g, () => String(values[0]));
}

const all = (site: ClearingSite, act: 'files' | 'site-data') => {
  const { title, goes, notes } = clearingOfferOf(act, site);
  return [title, ...goes, ...notes].map(textOf).join('\n');
};

describe('the confirmation', () => {
  it.each(
    [chrome, firefox].flatMap((site) => (['files', 'site-data'] as const).map((act) => ({ site, act }))),
  )('announces a reload, except for form results: $act in $site.browser', ({ site, act }) => {
    expect(all(site, act)).toContain(messages.clear_then.message);
    const form = all({ ...site, fromForm: true }, act);
    expect(form).toContain(messages.clear_then_form.message);
    expect(form).not.toContain(messages.clear_then.message);
  });
});

describe('the confirmation to clear cookies says which sign-ins will be lost', () => {
  it.each<[string, ClearingSite, string]>([
    [
      'in Chrome, those of the registrable domain',
      chrome,
      'This signs you out of shop.example and of all sites whose names end in .shop.example.',
    ],
    [
      'in a Chrome that does not report the registrable domain, without naming it',
      { ...chrome, cookieDomain: undefined },
      'This signs you out of www.shop.example and its sister sites.',
    ],
    [
      'for an IP address, only its own',
      { ...chrome, origin: 'http://10.0.0.1', cookieDomain: null },
      'This signs you out of 10.0.0.1.',
    ],
    [
      'for a single-label host name, only its own',
      { ...chrome, origin: 'http://intranet', cookieDomain: undefined },
      'This signs you out of intranet.',
    ],
    [
      'in Firefox, only those of the host',
      firefox,
      'This signs you out of www.shop.example. A sign-in that it shares with its sister sites stays.',
    ],
    [
      'on a non-default port, those on all ports',
      { ...firefox, origin: 'http://localhost:3000' },
      'This applies to localhost on every port.',
    ],
  ])('%s', (_, site, sentence) => {
    expect(all(site, 'site-data')).toContain(sentence);
  });
});

describe('the list of what is cleared', () => {
  it('includes the HTTP cache in Chrome and keeps the user signed in', () => {
    expect(all(chrome, 'files')).toContain('Saved copies of its files');
    expect(all(chrome, 'files')).toContain('You stay signed in.');
    expect(all(chrome, 'files')).not.toContain('Firefox');
  });

  it('never claims to include the HTTP cache in Firefox', () => {
    expect(all(firefox, 'files')).not.toContain('Saved copies of its files');
    expect(all(firefox, 'files')).toContain("Firefox can't clear saved files for just one site");
    expect(all(firefox, 'files')).toContain('whose names end in .www.shop.example.');
  });

  it('mentions containers only inside a container', () => {
    expect(all(firefox, 'files')).not.toContain('containers');
    expect(all({ ...firefox, inContainer: true }, 'files')).toContain(
      'They are cleared in all your containers.',
    );
  });
});

describe('the outcome', () => {
  const outcomeOf = (stage: Stage): string => {
    const clearing: Clearing = {
      version: 2,
      number: 1,
      tabId: 1,
      origin: 'https://shop.example',
      act: 'files',
      at: 1,
      stage,
    };
    const { headline, rows, note } = clearingReportOf(clearing);
    const lines = rows.map(({ name, result }) => `${textOf(name)}: ${textOf(result)}`);
    return [textOf(headline), ...lines, note && textOf(note)].join('\n');
  };

  it('is reported for each type of data', () => {
    const results = { cache: 'unverified', cacheStorage: 'none', serviceWorkers: 'gone' } as const;
    const text = outcomeOf({ name: 'done', results, reload: 'started' });
    expect(text).toContain('The saved files of shop.example have been cleared.');
    expect(text).toContain('Saved copies of its files: Cleared, your browser says');
    expect(text).toContain('Its helper program, which runs in your browser: Gone');
  });

  it('is not reported as complete if something is left', () => {
    const text = outcomeOf({ name: 'done', results: { serviceWorkers: 'left' }, reload: 'form' });
    expect(text).toContain('Not everything was cleared.');
    expect(text).not.toContain('are cleared');
    expect(text).toContain("You sent a form to get this page, so it wasn't reloaded.");
  });

  it('is reported as unknown after a crash', () => {
    expect(outcomeOf({ name: 'unknown' })).toContain("we can't tell if everything is gone.");
  });
});
