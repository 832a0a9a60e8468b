import { localText, textDirection, textLanguage } from '../browser/i18n.ts';
import type { Message, Value } from '../explanation/message.ts';
import { format, joinSentences, render } from '../explanation/render.ts';
import { isolate, sanitize } from '../explanation/sanitize.ts';

const language = textLanguage();
const rightToLeft = textDirection() === 'rtl';

/** An arrow in the direction in which the language is read. */
export const forwards = rightToLeft ? '←' : '→';

/** Returns a message in the user's language. Values from elsewhere cannot reorder or hide the text around them. */
export function text(message: Message): string {
  return render({ ...message, values: message.values?.map(safe) ?? [] }, localText, language);
}

/** Returns messages as one paragraph, without those that are undefined. */
export function paragraph(messages: readonly (Message | undefined)[]): string {
  return joinSentences(
    messages.flatMap((message) => (message ? text(message) : [])),
    language,
  );
}

/** Returns a single value, formatted for the user's language. */
export function valueText(value: Value): string {
  return format(safe(value), localText, language);
}

function safe(value: Value): Value {
  return typeof value === 'string' ? isolate(sanitize(value), rightToLeft) : value;
}
