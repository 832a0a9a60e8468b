import { type Answers, type RequestKind, type RequestOf, readRequest } from '../messages.ts';
import type { EventQueue } from './event-queue.ts';
import { type InspectionDependencies, inspectTab } from './inspect-tab.ts';
import { tabFacts } from './tab-facts.ts';

interface RequestDependencies extends InspectionDependencies {
  readonly queue: EventQueue;
}

/** Returns undefined if the request could not be handled. */
type AnswerRequest<K extends RequestKind> = (
  request: RequestOf<K>,
  dependencies: RequestDependencies,
) => Promise<Answers[K] | undefined>;

const answers: { readonly [K in RequestKind]: AnswerRequest<K> } = {
  async command(request, { queue, watcher }) {
    const facts = await tabFacts(request.tabId, watcher);
    return (await queue.dispatch({ kind: 'command-given', request, facts })) ?? 'refused';
  },
  async clear(request, { queue, watcher }) {
    const facts = await tabFacts(request.tabId, watcher);
    return queue.dispatch({ kind: 'clearing-confirmed', request, facts });
  },
  'inspect-tab': ({ tabId }, dependencies) => inspectTab(tabId, dependencies),
  'forget-history': (_, { history }) =>
    history.wipe().then(
      () => true,
      () => false,
    ),
};

/**
 * Answers a message from one of the extension's pages, once all earlier events have been handled. Resolves with
 * undefined for anything but a well-formed request.
 */
export async function answerMessage(message: unknown, dependencies: RequestDependencies): Promise<unknown> {
  const request = readRequest(message);
  if (!request) return undefined;
  await dependencies.queue.settled();
  return answer(request, dependencies);
}

function answer<K extends RequestKind>(request: RequestOf<K>, dependencies: RequestDependencies) {
  return answers[request.kind](request, dependencies);
}
