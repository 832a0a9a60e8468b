import type { Texts } from '../../src/explanation/render.ts';
import { type Messages, numbered } from './messages.ts';

/** Returns the texts of a language as a browser's `i18n.getMessage` does; an unknown key stands for itself. */
export function textsOf(messages: Messages): Texts {
  return (key, substitutions) =>
    numbered(messages[key] ?? { message: key }).replace(
      /\$(\d)/g,
      (whole, nth: string) => substitutions[Number(nth) - 1] ?? whole,
    );
}
