import { isOnToolbar } from '../../browser/action.ts';
import { notify } from '../../browser/notifications.ts';
import { shownDocument } from '../../browser/shown-document.ts';
import { allTabs, goBack, isInFront, isInView, reload, tabOf } from '../../browser/tabs.ts';
import type { CommandResult } from '../../messages.ts';
import { type DocumentName, isSameDocument } from '../../navigation/same-document.ts';
import type { AppEffect, TabAct } from '../app-effect.ts';
import type { AppEvent, LoadOutcome } from '../app-event.ts';
import { localized } from '../localized.ts';
import { loadPage } from './load-page.ts';

const resultOfLoad: Readonly<Record<LoadOutcome, CommandResult>> = {
  sent: 'done',
  moved: 'moved',
  gone: 'failed',
};

/** Carries out a user command in a tab, if it still shows the document that the command is for. */
export async function actOnTab({ tabId, shown, act, clearing }: AppEffect<'act-on-tab'>): Promise<AppEvent> {
  return { kind: 'act-finished', result: await resultOf(tabId, shown, act), clearing };
}

async function resultOf(tabId: number, shown: DocumentName | undefined, act: TabAct): Promise<CommandResult> {
  if (act.name === 'load')
    return resultOfLoad[await loadPage(tabId, act.page, { bypassCache: act.bypassCache, asked: true })];
  // The command has waited for its turn in the queue.
  const document = await shownDocument(tabId);
  const isStillShown = shown && document ? isSameDocument(shown, document) : shown === document;
  if (!isStillShown) return 'moved';
  const isDone = await (act.name === 'go-back' ? goBack(tabId) : reload(tabId, act.bypassCache));
  return isDone ? 'done' : 'failed';
}

/** Lists one tab, or all of them. */
export async function listTabs({ tabId }: AppEffect<'list-tabs'>): Promise<AppEvent> {
  if (tabId === undefined) return { kind: 'tabs-listed', tabs: await allTabs() };
  const tab = await tabOf(tabId);
  return { kind: 'tabs-listed', tabs: tab ? [tab] : [] };
}

/** Reports a successful load, unless the tab is private or closed: a closed tab may have been private. */
export async function observeSuccess({
  tabId,
  url,
  edge,
}: AppEffect<'observe-success'>): Promise<AppEvent | undefined> {
  const tab = await tabOf(tabId);
  return tab && !tab.privateWindow ? { kind: 'success-observed', url, edge } : undefined;
}

/** Returns undefined if the popup should stay closed: the icon is pinned, or the user is in another tab or window. */
export async function checkOpening({
  tabId,
  arrivedAt,
  onlyIfUnpinned,
}: AppEffect<'check-opening'>): Promise<AppEvent | undefined> {
  if (onlyIfUnpinned && (await isOnToolbar())) return undefined;
  return (await isInFront(tabId)) ? { kind: 'popup-may-open', tabId, arrivedAt } : undefined;
}

/** Shows a notification, unless the user sees the tab. */
export async function notifyUser({ tabId, id, message }: AppEffect<'notify'>): Promise<void> {
  if (!(await isInView(tabId))) await notify(id, localized(message));
}
