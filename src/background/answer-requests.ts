import { type Answers, type RequestKind, type RequestOf, readRequest } from '../messages.ts';
import type { EventQueue } from './event-queue.ts';
import { type InspectionDependencies, inspectTab } from './inspect-tab.ts';
import type { LoadScript } from './late-scripts.ts';
import { tabFacts } from './tab-facts.ts';

interface RequestDependencies extends InspectionDependencies {
  readonly queue: EventQueue;
  readonly loadScript: LoadScript;
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
  'reload-frame': async (request, dependencies) =>
    (await dependencies.loadScript('frames')).frameReload.answer(request, dependencies),
  // Answered when it has ended: the browser keeps a worker that owes an answer, and the popup learns of one that dies.
  async clear(request, { queue, watcher, state }) {
    const { number } = request;
    const facts = await tabFacts(request.tabId, watcher);
    const answer = await queue.dispatch({ kind: 'clearing-confirmed', request, facts });
    if (answer !== 'ran') return answer;
    await queue.whenHandled(
      (event) =>
        (event.kind === 'site-cleared' || event.kind === 'clearing-failed') && event.number === number,
    );
    const { clearing } = state();
    const isUnwritten = clearing?.number === number && clearing.stage.name === 'begun';
    return isUnwritten ? undefined : answer;
  },
  'inspect-tab': ({ tabId }, dependencies) => inspectTab(tabId, dependencies),
  'forget-outages': ({ selection }, { history }) => history.forget(selection).catch(() => undefined),
  'restore-outages': ({ outages }, { history }) => history.restore(outages).catch(() => false),
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
