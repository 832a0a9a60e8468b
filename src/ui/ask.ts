import { send } from '../browser/runtime.ts';
import type { Answers, RequestKind, RequestOf } from '../messages.ts';

/**
 * Sends a request to the background, which alone acts on tabs. Resolves with undefined if nothing answers, as in a
 * page that was open while the extension was updated.
 */
export function ask<K extends RequestKind>(
  request: RequestOf<K> & { kind: K },
): Promise<Answers[K] | undefined> {
  return send<Answers[K] | undefined>(request).catch(() => undefined);
}
