import { describe, expect, it } from 'vitest';
import {
  type LoadedBy,
  loadedByMetadata,
  loadedByTransition,
  type Transition,
} from '../../src/navigation/loaded-by.ts';

describe('who made a load, by its request', () => {
  // As measured in Chromium 156 and Firefox 153, which agree where no browser is named.
  it.each<[string, string | undefined, string | undefined, LoadedBy]>([
    ['a typed address', 'none', '?1', 'user'],
    ['F5, or the button to reload', 'none', '?1', 'user'],
    ['a link that was clicked', 'same-origin', '?1', 'user'],
    ['a link from another site that was clicked', 'cross-site', '?1', 'user'],
    ['a button of the page that loads it again', 'same-origin', '?1', 'user'],
    ['a form that was sent with a click', 'same-origin', '?1', 'user'],
    ['a script that loads the page again (Chrome)', 'same-origin', undefined, 'page'],
    ['a script that loads the page again (Firefox)', 'none', undefined, 'page'],
    ['a script that goes to another address', 'same-origin', undefined, 'page'],
    ['a meta refresh', 'same-origin', undefined, 'page'],
    ['a form that a script sends', 'same-origin', undefined, 'page'],
    ['an extension (Chrome)', 'cross-site', undefined, 'page'],
    ['any load over plain http', undefined, undefined, 'unknown'],
    ['a value that the specification does not know', 'none', '?0', 'page'],
  ])('%s', (_, site, user, by) => {
    expect(loadedByMetadata({ site, user })).toBe(by);
  });
});

describe('who made a load, by its commit', () => {
  type Row = [what: string, type: string, qualifiers: Transition['qualifiers'], LoadedBy, LoadedBy];

  it.each<Row>([
    ['a typed address', 'typed', ['from_address_bar'], 'user', 'user'],
    ['a bookmark', 'auto_bookmark', [], 'user', 'user'],
    ['a search in the address bar', 'generated', ['from_address_bar'], 'user', 'user'],
    ['the first page of a window', 'start_page', [], 'user', 'user'],
    ['F5; in Firefox a script, too', 'reload', [], 'user', 'unknown'],
    ['a link, clicked or followed by a script', 'link', [], 'unknown', 'unknown'],
    ['a link that was redirected', 'link', ['server_redirect'], 'unknown', 'unknown'],
    ['a meta refresh', 'link', ['client_redirect'], 'page', 'page'],
    ['a script that loads the page again (Chrome)', 'link', ['client_redirect'], 'page', 'page'],
    ['a form', 'form_submit', [], 'unknown', 'unknown'],
    ['a form whose answer was redirected', 'form_submit', ['server_redirect'], 'unknown', 'unknown'],
    // Chrome repeats the type with which the page was first loaded.
    ['the history', 'typed', ['forward_back', 'from_address_bar'], 'unknown', 'unknown'],
    ['the history, to a page that had been loaded again', 'reload', ['forward_back'], 'unknown', 'unknown'],
    ['a type that is not known', 'unheard_of', [], 'unknown', 'unknown'],
  ])('%s', (_, type, qualifiers, inChrome, inFirefox) => {
    const beginning = { type, qualifiers };
    expect(loadedByTransition({ ...beginning, reloadIsAmbiguous: false })).toBe(inChrome);
    expect(loadedByTransition({ ...beginning, reloadIsAmbiguous: true })).toBe(inFirefox);
  });
});
