import type { RequestOf } from '../../messages.ts';
import { isSameDocument } from '../../navigation/same-document.ts';
import { keyOf } from '../../outage/outage.ts';
import type { Command as OutageCommand } from '../../outage/step-interface.ts';
import type { TabFacts } from '../app-event.ts';
import type { AppState } from '../app-state.ts';
import type { Handlers, Update, UpdateContext } from '../handler.ts';
import { stepOutages } from '../outage-steps.ts';
import { reloadEnded } from './clearing-handlers.ts';
import { documentShown, loadForUser } from './load-for-user.ts';

type Command = RequestOf<'command'>['command'];
type CommandHandler = (state: AppState, facts: TabFacts, context: UpdateContext) => Update;

/** Handles the commands that the user gives in the popup. */
export const commandHandlers: Handlers<'command-given' | 'act-finished'> = {
  'command-given'(state, { request: { document, command }, facts }, context) {
    const shown = documentShown(state, facts);
    // A command applies to the document that the popup showed, except `stop`, which applies to the whole site.
    const isMeant = command === 'stop' || (shown !== undefined && isSameDocument(document, shown));
    return isMeant ? commands[command](state, facts, context) : { answer: 'moved' };
  },

  'act-finished': (state, { result, clearing }) => ({
    changes: clearing === undefined ? {} : reloadEnded(state, clearing, result),
    answer: result,
  }),
};

const commands: Readonly<Record<Command, CommandHandler>> = {
  'try-now': (state, facts, context) => loadForUser(state, facts, false, context),
  'reload-without-cache': (state, facts, context) => loadForUser(state, facts, true, context),
  'keep-trying': (state, facts, context) => commandOutage(state, facts, 'keep-trying', context),
  stop: (state, facts, context) => commandOutage(state, facts, 'stop', context),
  'go-back': (_, { tabId, shown }) => ({
    effects: [{ kind: 'act-on-tab', tabId, shown, act: { name: 'go-back' } }],
  }),
  // Not an attempt of the outage, because an outage never resubmits a form.
  'send-again': (_, { tabId, shown }) => ({
    effects: [{ kind: 'act-on-tab', tabId, shown, act: { name: 'reload', bypassCache: false } }],
  }),
};

function commandOutage(
  state: AppState,
  { tabId }: TabFacts,
  command: OutageCommand,
  context: UpdateContext,
): Update {
  const site = state.tabs.get(tabId)?.site;
  const update =
    site &&
    state.outages.has(keyOf(site)) &&
    stepOutages(state, [[site, { kind: 'command', tabId, command }]], context);
  return { ...update, answer: 'done' };
}
