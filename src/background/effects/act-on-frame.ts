import { isFrameUsed, readFrame, reloadFrame } from '../../browser/frames.ts';
import type { PageContent } from '../../diagnosis/page-content.ts';
import type { FailedFrame, FrameFailure, FrameRisks } from '../../frames/failed-frame.ts';
import type { FrameEvent } from '../../frames/step-frames.ts';
import type { Page } from '../../navigation/page.ts';
import type { PartEnd } from '../../navigation/part-end.ts';
import { isPrivateHost } from '../../navigation/private-host.ts';
import { originOf } from '../../navigation/url.ts';
import { cautionFor } from '../../outage/caution.ts';
import { within } from '../../within.ts';
import type { AppEffect } from '../app-effect.ts';
import type { AppEvent } from '../app-event.ts';
import type { EffectDependencies } from './run-effect.ts';

// Part of `frames.js`.

// In ms.
const longestCheck = 500;

type Dependencies = Pick<EffectDependencies, 'watcher' | 'loadScript' | 'now'>;

/** Carries out what is planned for a frame that failed. */
export async function actOnFrame(
  { act }: AppEffect<'act-on-frame'>,
  dependencies: Dependencies,
): Promise<AppEvent | undefined> {
  const event = await eventAfter(act, dependencies);
  return event && { kind: 'frame-changed', event };
}

async function eventAfter(
  act: AppEffect<'act-on-frame'>['act'],
  dependencies: Dependencies,
): Promise<FrameEvent | undefined> {
  switch (act.kind) {
    case 'diagnose':
      return diagnosed(act.part, act.page, act.hasSiteRule, dependencies);
    case 'check': {
      const { tabId, frameId, response } = act.frame;
      const use = await useOf(act.frame, dependencies);
      const content =
        use === 'free' ? (await within(longestCheck, readFrame(act.frame)))?.content : undefined;
      const risks = content && (await risksOf(response, content, dependencies));
      return { kind: 'checked', tabId, frameId, use, ...(risks && { risks }) };
    }
    case 'reload': {
      const { tabId, frameId } = act.frame;
      return (await reloadFrame(act.frame, 'reload')) ? undefined : { kind: 'not-sent', tabId, frameId };
    }
  }
}

async function useOf(frame: FailedFrame, { watcher }: Dependencies): Promise<'free' | 'used' | 'gone'> {
  if (watcher.pageIn(frame.tabId)?.arrivedAt !== frame.arrivedAt) return 'gone';
  const answer = await within(
    longestCheck,
    isFrameUsed(frame).then((used) => ({ used })),
  );
  // A frame that is too busy to answer is left alone.
  if (!answer) return 'used';
  return answer.used === undefined ? 'gone' : answer.used ? 'used' : 'free';
}

async function diagnosed(
  part: PartEnd,
  page: Page,
  hasSiteRule: boolean,
  dependencies: Dependencies,
): Promise<FrameEvent | undefined> {
  const { tabId, frameId, url, method, time, outcome } = part;
  const origin = originOf(url);
  if (outcome.kind !== 'response' || !origin) return undefined;
  const { status, headers } = outcome;
  const response: FrameFailure['response'] = {
    url,
    requestedUrl: url,
    method,
    documentId: undefined,
    arrivedAt: time,
    loadedBy: 'unknown',
    reload: false,
    form: false,
    outcome: { kind: 'response', head: { status, headers, fromCache: false, redirected: false } },
    hasSiteRule,
  };
  const { arrivedAt } = page;
  const pageOrigin = originOf(page.url);
  const failure = {
    tabId,
    frameId,
    arrivedAt,
    url,
    origin,
    pageOrigin,
    method,
    status,
    response,
    ...(await risksOf(response, undefined, dependencies)),
  };
  return { kind: 'failed', failure };
}

/** Diagnoses the response of a frame, more precisely with the content that the frame shows. */
async function risksOf(
  response: FrameFailure['response'],
  content: PageContent | undefined,
  { loadScript, now }: Dependencies,
): Promise<FrameRisks> {
  const { url, outcome, hasSiteRule } = response;
  const { diagnose } = await loadScript('diagnosis');
  const { retry, notBefore, generatedBy } = diagnose(response, { now: now(), online: true, content });
  const headers = outcome.kind === 'response' ? outcome.head.headers : [];
  const caution = cautionFor({
    url,
    privateHost: isPrivateHost(url) && !hasSiteRule,
    refreshesItself:
      headers.some(([name]) => name.toLowerCase() === 'refresh') || (content?.refreshes ?? false),
    textLength: content?.textLength ?? 0,
    gatewayPage: generatedBy !== null && generatedBy !== 'origin',
    browserRetries: false,
    broughtFile: false,
  });
  return { retry, notBefore, caution };
}
