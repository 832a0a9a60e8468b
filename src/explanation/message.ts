import type messages from '../../extension/public/_locales/en/messages.json';

/** A key of the English `messages.json`, so that a missing message is a compile-time error. */
export type MessageKey = keyof typeof messages;

/** A message used inside another one. It is not inflected, so translations must use it as a subject. */
export interface Words {
  readonly words: MessageKey;
}

/** A placeholder's value. Strings are inserted unchanged; all others are formatted for the user's locale. */
export type Value =
  | string
  | Words
  | { readonly duration: number /* ms, shown in the largest suitable unit */ }
  | { readonly roughly: number /* ms, shown as whole hours, minutes or seconds */ }
  | { readonly left: number /* remaining ms, shown in whole seconds */ }
  | { readonly clock: number /* ms since the epoch, shown as a time of day */ }
  | { readonly moment: number /* ms since the epoch, shown as date, time and time zone */ }
  | { readonly ago: number /* ms, shown as "yesterday", "2 hours ago", … */ }
  | { readonly count: number }
  | { readonly plural: number /* a count that selects the message's plural form */ };

/** A message that has not been rendered in a language yet. */
export interface Message {
  readonly key: MessageKey;
  readonly values?: readonly Value[];
}

/** A message whose values are all strings, so that it can be rendered without formatting. */
export interface PlainMessage extends Message {
  readonly values?: readonly string[];
}
