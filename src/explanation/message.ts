import type messages from '../../extension/public/_locales/en/messages.json';

/** A text of `_locales`; a key that English lacks does not compile. */
export type MessageKey = keyof typeof messages;

/** Words of ours within a sentence. Nothing inflects them, so other languages make them its subject. */
export interface Words {
  readonly words: MessageKey;
}

/** What is put into a message. Plain text is shown as text; the others are formatted for the reader's language. */
export type Value =
  | string
  | Words
  | { readonly duration: number /* ms, shown in its largest fitting unit */ }
  | { readonly roughly: number /* ms, shown as whole hours, minutes or seconds */ }
  | { readonly left: number /* ms to go, shown in whole seconds */ }
  | { readonly clock: number /* ms since the epoch, shown as a time of day */ }
  | { readonly moment: number /* ms since the epoch, shown as date, time and zone */ }
  | { readonly ago: number /* ms, shown as yesterday, 2 hours ago, … */ }
  | { readonly count: number }
  | { readonly plural: number /* shown as a count, for whose forms the key has texts of its own */ };

/** A sentence that is not yet in any language. */
export interface Message {
  readonly key: MessageKey;
  readonly values?: readonly Value[];
}

/** A sentence in which words alone are put, so that nothing needs to be formatted. */
export interface PlainMessage extends Message {
  readonly values?: readonly string[];
}
