import type { PopupInput } from '../../explanation/popup-view.ts';
import type { DocumentName } from '../../navigation/same-document.ts';
import type { HelpDesk } from '../../settings/policy.ts';
import type { GeneralSettings } from '../../settings/table.ts';

/** What is known about the tab that the popup belongs to. */
export interface ShownTab extends PopupInput {
  readonly url: string | undefined;
  readonly storeId: string;
  /** The document that an inspection found in the tab; a failed page names its own document. */
  readonly document?: DocumentName | undefined;
  /** Whether the tab is in a private window, whose data must not leave it, not even in a report. */
  readonly private: boolean;
  readonly help: HelpDesk | undefined;
  /** Undefined until the background has stored the settings. */
  readonly theme?: GeneralSettings['theme'] | undefined;
}

/** Returns the document that the popup describes; undefined while it is not known. */
export function documentIn({
  shown,
  document,
}: Pick<ShownTab, 'shown' | 'document'>): DocumentName | undefined {
  const name = shown?.page ?? document;
  return name && { url: name.url, documentId: name.documentId };
}
