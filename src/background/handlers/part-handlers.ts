import { type Handlers, unchanged } from '../handler.ts';

/** Handles the ends of requests for parts of pages, which are observed only if the user wants that. */
export const partHandlers: Handlers<'part-ended'> = {
  'part-ended'(state, { part, page }, { online, frames }) {
    // The user may have turned it off after this part ended. Without a network, every part fails.
    if (!state.settings.general.watchParts || !online) return unchanged;
    return { changes: { failedParts: frames.failedPartsAfter(state.failedParts, part, page) } };
  },
};
