import { describe, expect, it } from 'vitest';
import {
  type LoadedBy,
  loadedByMetadata,
  loadedByTransition,
  type Transition,
} from '../../src/navigation/loaded-by.ts';

describe('who started a load, from its request', () => {
  // Measured in Chromium 156 and Firefox 153, which agree unless a browser is named.
  it.each<[string, string | undefined, string | undefined, LoadedBy]>([
    ['a typed URL', 'none', '?1', 'user'],
    ['F5 or the reload button', 'none', '?1', 'user'],
    ['a clicked link', 'same-origin', '?1', 'user'],
    ['a clicked link on another site', 'cross-site', '?1', 'user'],
    ['a button that reloads the page', 'same-origin', '?1', 'user'],
    ['a form submitted with a click', 'same-origin', '?1', 'user'],
    ['a script that reloads the page (Chrome)', 'same-origin', undefined, 'page'],
    ['a script that reloads the page (Firefox)', 'none', undefined, 'page'],
    ['a script that navigates to another URL', 'same-origin', undefined, 'page'],
    ['a meta refresh', 'same-origin', undefined, 'page'],
    ['a form submitted by a script', 'same-origin', undefined, 'page'],
    ['an extension (Chrome)', 'cross-site', undefined, 'page'],
    ['any load over plain http', undefined, undefined, 'unknown'],
    ['an unspecified value', 'none', '?0', 'page'],
  ])('%s', (_, site, user, by) => {
    expect(loadedByMetadata({ site, user })).toBe(by);
  });
});

describe('who started a load, from its commit', () => {
  type Row = [what: string, type: string, qualifiers: Transition['qualifiers'], LoadedBy, LoadedBy];

  it.each<Row>([
    ['a typed URL', 'typed', ['from_address_bar'], 'user', 'user'],
    ['a bookmark', 'auto_bookmark', [], 'user', 'user'],
    ['a search in the address bar', 'generated', ['from_address_bar'], 'user', 'user'],
    ['the first page of a window', 'start_page', [], 'user', 'user'],
    ['F5, or a script in Firefox', 'reload', [], 'user', 'unknown'],
    ['a link followed by the user or by a script', 'link', [], 'unknown', 'unknown'],
    ['a redirected link', 'link', ['server_redirect'], 'unknown', 'unknown'],
    ['a meta refresh', 'link', ['client_redirect'], 'page', 'page'],
    ['a script that reloads the page (Chrome)', 'link', ['client_redirect'], 'page', 'page'],
    ['a form', 'form_submit', [], 'unknown', 'unknown'],
    ['a form with a redirected response', 'form_submit', ['server_redirect'], 'unknown', 'unknown'],
    // Chrome repeats the transition type of the page's first load.
    ['a history traversal', 'typed', ['forward_back', 'from_address_bar'], 'unknown', 'unknown'],
    ['a history traversal to a reloaded page', 'reload', ['forward_back'], 'unknown', 'unknown'],
    ['an unknown type', 'unheard_of', [], 'unknown', 'unknown'],
  ])('%s', (_, type, qualifiers, inChrome, inFirefox) => {
    const transition = { type, qualifiers };
    expect(loadedByTransition({ ...transition, reloadIsAmbiguous: false })).toBe(inChrome);
    expect(loadedByTransition({ ...transition, reloadIsAmbiguous: true })).toBe(inFirefox);
  });
});
