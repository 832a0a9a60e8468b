import { isSameDocument } from '../../navigation/same-document.ts';
import { parseWebUrl } from '../../navigation/url.ts';
import type { Handlers } from '../handler.ts';
import { documentShown, manualLoadsAfter } from './load-for-user.ts';

/** In ms. */
const atMostOnceIn = 10_000;

/** Handles checks that the user started. Each of their requests counts toward the rate limit of its origin. */
export const checkHandlers: Handlers<'check-requested' | 'site-request-planned'> = {
  'check-requested'(state, { request: { document }, facts }, { now, online }) {
    const shown = documentShown(state, facts);
    const { tab } = facts;
    if (!tab || !shown || !isSameDocument(document, shown)) return { answer: 'moved' };
    if (tab.privateWindow) return { answer: 'private' };
    const host = parseWebUrl(shown.url)?.host;
    if (!host) return { answer: 'no-site' };
    if (!online) return { answer: 'offline' };
    const recent = [...state.checkedAt].filter(([, at]) => now >= at && now - at < atMostOnceIn);
    const checkedAt = new Map(recent);
    if (checkedAt.has(host)) return { answer: 'too-soon' };
    return { changes: { checkedAt: checkedAt.set(host, now) }, answer: 'done' };
  },

  'site-request-planned'(state, { origin }, { now }) {
    const manualLoads = manualLoadsAfter(state, origin, now);
    return manualLoads ? { changes: { manualLoads }, answer: 'done' } : { answer: 'too-many' };
  },
};
