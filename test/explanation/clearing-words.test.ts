import { describe, expect, it } from 'vitest';
import messages from '../../extension/public/_locales/en/messages.json' with { type: 'json' };
import type { Clearing, Stage } from '../../src/clearing/clearing.ts';
import { type ClearingSite, offerOf, reportOf } from '../../src/explanation/clearing-words.ts';
import type { Message } from '../../src/explanation/message.ts';

const chrome: ClearingSite = {
  browser: 'chrome',
  origin: 'https://www.shop.example',
  inContainer: false,
  fromForm: false,
  cookieDomain: 'shop.example',
};
const firefox: ClearingSite = { ...chrome, browser: 'firefox', cookieDomain: undefined };

/** The sentence, with its values put in. */
function said({ key, values = [] }: Message): string {
  return messages[key].message.replace(/\$\w+\$/g, () => String(values[0]));
}

const all = (site: ClearingSite, act: 'files' | 'site-data') => {
  const { title, goes, notes } = offerOf(act, site);
  return [title, ...goes, ...notes].map(said).join('\n');
};

describe('what comes after a clearing', () => {
  it.each(
    [chrome, firefox].flatMap((site) => (['files', 'site-data'] as const).map((act) => ({ site, act }))),
  )('is a load of the page, but never where a form led to it: $act in $site.browser', ({ site, act }) => {
    expect(all(site, act)).toContain(messages.clear_then.message);
    const form = all({ ...site, fromForm: true }, act);
    expect(form).toContain(messages.clear_then_form.message);
    expect(form).not.toContain(messages.clear_then.message);
  });
});

describe('before cookies go, it is said whose sign-ins end', () => {
  it.each<[string, ClearingSite, string]>([
    [
      'in Chrome those of the whole domain',
      chrome,
      'This signs you out of shop.example and of all sites whose names end in .shop.example.',
    ],
    [
      'in a Chrome that does not tell the domain, in general',
      { ...chrome, cookieDomain: undefined },
      'This signs you out of www.shop.example and its sister sites.',
    ],
    [
      'for an address, of that alone',
      { ...chrome, origin: 'http://10.0.0.1', cookieDomain: null },
      'This signs you out of 10.0.0.1.',
    ],
    [
      'for a name without a dot, of that alone',
      { ...chrome, origin: 'http://intranet', cookieDomain: undefined },
      'This signs you out of intranet.',
    ],
    [
      'in Firefox of the host alone',
      firefox,
      'This signs you out of www.shop.example. A sign-in that it shares with its sister sites stays.',
    ],
    [
      'at every port, where the site has one',
      { ...firefox, origin: 'http://localhost:3000' },
      'It does so for localhost at every port.',
    ],
  ])('%s', (_, site, sentence) => {
    expect(all(site, 'site-data')).toContain(sentence);
  });
});

describe('what is to go', () => {
  it('is in Chrome the HTTP cache too, and nobody is signed out', () => {
    expect(all(chrome, 'files')).toContain('Saved copies of its files');
    expect(all(chrome, 'files')).toContain('You stay signed in.');
    expect(all(chrome, 'files')).not.toContain('Firefox');
  });

  it('is in Firefox never claimed to be the HTTP cache', () => {
    expect(all(firefox, 'files')).not.toContain('Saved copies of its files');
    expect(all(firefox, 'files')).toContain("Firefox can't clear the saved files of just one site.");
    expect(all(firefox, 'files')).toContain('whose names end in .www.shop.example go too');
  });

  it('is said of all containers only to who is in one', () => {
    expect(all(firefox, 'files')).not.toContain('containers');
    expect(all({ ...firefox, inContainer: true }, 'files')).toContain('They go in all your containers.');
  });
});

describe('what was done', () => {
  const told = (stage: Stage): string => {
    const clearing: Clearing = {
      version: 1,
      number: 1,
      tabId: 1,
      origin: 'https://shop.example',
      act: 'files',
      at: 1,
      stage,
    };
    const { headline, rows, note } = reportOf(clearing);
    const lines = rows.map(({ name, result }) => `${said(name)}: ${said(result)}`);
    return [said(headline), ...lines, note && said(note)].join('\n');
  };

  it('is told for each type', () => {
    const results = { cache: 'told', cacheStorage: 'none', serviceWorkers: 'gone' } as const;
    const text = told({ name: 'done', results, reload: 'started' });
    expect(text).toContain('The saved files of shop.example are cleared.');
    expect(text).toContain('Saved copies of its files: Cleared, your browser says');
    expect(text).toContain('Its helper program, which runs in your browser: Gone');
  });

  it('is not called done where something is left', () => {
    const text = told({ name: 'done', results: { serviceWorkers: 'left' }, reload: 'form' });
    expect(text).toContain('Not all of it went.');
    expect(text).not.toContain('are cleared');
    expect(text).toContain('This page came from a form, so it was not loaded again.');
  });

  it('is said not to be known after a crash', () => {
    expect(told({ name: 'unknown' })).toContain("We can't tell if all of it went.");
  });
});
