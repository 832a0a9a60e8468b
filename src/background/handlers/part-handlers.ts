import { type Handlers, unchanged } from '../handler.ts';

/**
 * Handles what happens to parts of pages, which are observed only if the user wants that, and the reload of a frame that
 * the user asked for.
 */
export const partHandlers: Handlers<'part-ended' | 'frame-changed' | 'frame-reload-asked'> = {
  'part-ended': (state, event, context) =>
    // The user may have turned it off after this part ended. Without a network, every part fails.
    state.settings.general.watchParts && context.online
      ? context.frames.updateForPart(state, event, context)
      : unchanged,

  'frame-changed': (state, { event }, context) => context.frames.updateFrames(state, event, context),

  'frame-reload-asked': (state, event, context) => context.frames.frameReload.update(state, event, context),
};
