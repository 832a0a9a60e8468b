import { textDirection, textLanguage } from '../browser/i18n.ts';

/** Tells a page of the extension which language its texts are in, and from which side they are read. */
export function setDocumentLanguage({ documentElement }: Document): void {
  documentElement.lang = textLanguage();
  documentElement.dir = textDirection();
}
