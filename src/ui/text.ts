import { localText, textDirection, textLanguage } from '../browser/i18n.ts';
import { harmless, isolated } from '../explanation/harmless.ts';
import type { Message, Value } from '../explanation/message.ts';
import { format, render } from '../explanation/render.ts';

const language = textLanguage();
const rightToLeft = textDirection() === 'rtl';

/** Points on, in the direction in which the language is read. */
export const forwards = rightToLeft ? '←' : '→';

/** The message as a sentence of the reader's language. What others wrote in it cannot reorder or hide the rest. */
export function text(message: Message): string {
  return render({ ...message, values: message.values?.map(safe) ?? [] }, localText, language);
}

/** A value that stands by itself. */
export function valueText(value: Value): string {
  return format(safe(value), localText, language);
}

function safe(value: Value): Value {
  return typeof value === 'string' ? isolated(harmless(value), rightToLeft) : value;
}
