import type { AppEvent } from '../../src/background/app-event.ts';
import { type AppState, initialState } from '../../src/background/app-state.ts';
import { frameReload } from '../../src/background/frame-reload.ts';
import { updateForPart, updateFrames, withDueFrames } from '../../src/background/frame-updates.ts';
import type { UpdateContext } from '../../src/background/handler.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { Page } from '../../src/navigation/page.ts';
import type { Site } from '../../src/outage/outage.ts';
import { step } from '../../src/outage/step.ts';
import type { Failure } from '../../src/outage/step-interface.ts';
import { readPolicy } from '../../src/settings/policy.ts';
import { effective } from '../../src/settings/settings.ts';
import { pageWith } from '../support/page.ts';

/** Some time in 2027, in ms since the epoch. */
export const now = 1_800_000_000_000;

/** What updates need of `frames.js`; the rest is for effects, and needs a browser. */
const frames: UpdateContext['frames'] = {
  updateForPart,
  updateFrames,
  withDueFrames,
  actOnFrame: async () => undefined,
  frameReload,
};

/** A state in which the settings have been read. */
export const ready: AppState = { ...initialState, settings: effective({}, {}, readPolicy(undefined)) };

export function contextAt(time: number, fields: Partial<UpdateContext> = {}): UpdateContext {
  return {
    now: time,
    random: () => 0.5,
    online: true,
    mayWatch: () => true,
    step,
    frames,
    ...fields,
  };
}

export function pageAt(url: string, status: number, fields: Partial<Page> = {}): Page {
  const head = { status, headers: [], fromCache: false, redirected: false };
  return pageWith({ url, documentId: url, arrivedAt: now, outcome: { kind: 'response', head }, ...fields });
}

export function siteAt(origin: string): Site {
  return { origin, cookieStoreId: 'default', private: false };
}

/** The event that follows from diagnosing a page that failed. */
export function diagnosed(tabId: number, page: Page): AppEvent<'page-diagnosed'> {
  const diagnosis = diagnose(page, { now, online: true });
  const failure: Failure = {
    tabId,
    documentId: page.documentId,
    arrivedAt: page.arrivedAt,
    request: 'safe',
    status: diagnosis.status ?? 0,
    retry: diagnosis.retry,
    notBefore: undefined,
    caution: undefined,
    storedAnswer: false,
    seenAt: page.arrivedAt,
    loadedBy: 'user',
    again: false,
  };
  const site = siteAt(new URL(page.url).origin);
  return {
    kind: 'page-diagnosed',
    tabId,
    site,
    failed: { page, diagnosis },
    failure,
    recentSites: undefined,
    pass: { name: 'response' },
  };
}
