// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose-page.ts';
import { browserErrorMeanings } from '../../../src/explanation/browser-error-meanings.ts';
import { codeMeanings } from '../../../src/explanation/code-meaning.ts';
import type { Page } from '../../../src/navigation/page.ts';
import { CodeMeaning } from '../../../src/ui/popup/code-meaning.tsx';
import { operatorParts } from '../../../src/ui/popup/operator-parts.ts';
import { arrivedAt as now, pageAnswered, pageFailed } from '../../diagnosis/responses.ts';
import { replaceBrowser } from '../../support/api.ts';
import { createFakeBrowser } from '../../support/fake-browser.ts';

vi.mock('../../../src/browser/api.ts', () => import('../../support/api.ts'));

/** An error code of a browser for each cause. */
const errorCodes = {
  offline: 'net::ERR_INTERNET_DISCONNECTED',
  'network-changed': 'net::ERR_NETWORK_CHANGED',
  'network-proxy': 'net::ERR_PROXY_CONNECTION_FAILED',
  'name-not-found': 'net::ERR_NAME_NOT_RESOLVED',
  'connection-refused': 'net::ERR_CONNECTION_REFUSED',
  'connection-lost': 'net::ERR_CONNECTION_RESET',
  'connection-timed-out': 'net::ERR_CONNECTION_TIMED_OUT',
  'tls-failed': 'net::ERR_SSL_PROTOCOL_ERROR',
  'certificate-bad': 'net::ERR_CERT_DATE_INVALID',
  'response-broken': 'net::ERR_INVALID_RESPONSE',
  'redirect-loop': 'net::ERR_TOO_MANY_REDIRECTS',
  'browser-blocked': 'net::ERR_BLOCKED_BY_CLIENT',
  unknown: 'net::ERR_FAILED',
} as const;

describe('what a status means, in the popup', () => {
  let root: Element;
  beforeEach(() => {
    replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
    root = document.createElement('div');
  });
  afterEach(() => {
    render(null, root);
  });

  const show = (page: Page) => {
    const failed = { page, diagnosis: diagnose(page, { now, online: true }) };
    return act(() => render(<CodeMeaning failed={failed} operatorParts={operatorParts} />, root));
  };
  const texts = (selector: string) => [...root.querySelectorAll(selector)].map((node) => node.textContent);
  const isWhole = () => {
    expect(texts('ol > li')).toHaveLength(3);
    expect(texts('.check').length).toBeGreaterThan(0);
    expect(texts('a[href^="https://"]').length).toBeGreaterThan(0);
    expect(texts('h2')).toEqual(
      ['reasons', 'user', 'owner', 'related', 'sources']
        .map((name) => `meaning_${name}`)
        .filter((title) => title !== 'meaning_related' || texts('h2').includes(title)),
    );
    expect(root.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
    expect(root.textContent).not.toMatch(/undefined|\[object/);
  };

  it.each(Object.keys(codeMeanings).filter((code) => code.length === 3))('is whole for %s', async (code) => {
    await show(pageAnswered({ status: Number(code) }));
    isWhole();
    expect(texts('strong')[0]).toMatch(new RegExp(`^${code} \\S`));
    expect(texts('h2')).toContain('meaning_related');
  });

  it('covers every error of a browser', () => {
    expect(Object.keys(errorCodes).sort()).toEqual(Object.keys(browserErrorMeanings).sort());
  });

  it.each(Object.entries(errorCodes))('is whole for %s', async (_, code) => {
    await show(pageFailed(code));
    isWhole();
    expect(texts('strong')).toEqual([]);
    expect(root.textContent).toContain('meaning_from_browser');
  });

  it('marks the machine that sends the code and the one at fault', async () => {
    await show(pageAnswered({ status: 502, headers: { server: 'cloudflare', 'cf-ray': '1-FRA' } }));
    const at = (mark: string) =>
      [...root.querySelectorAll(`[data-sign=${mark}]`)].map((node) =>
        node.closest('[data-hop]')?.getAttribute('data-hop'),
      );
    expect(at('sender')).toHaveLength(1);
    await show(pageAnswered({ status: 511 }));
    expect(at('sender')).toEqual(['network']);
    expect(at('fault')).toEqual(['network']);
    await show(pageAnswered({ status: 404 }));
    expect(at('fault')).toEqual([]);
  });
});
