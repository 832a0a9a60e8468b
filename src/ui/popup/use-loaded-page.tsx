import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { View } from '../../explanation/view.ts';
import { type DocumentName, isSameDocument } from '../../navigation/same-document.ts';
import { useLoadedPageParts } from './late-parts.ts';
import type { LoadedPageReading } from './loaded-page-parts.ts';
import { documentIn, type ShownTab } from './shown-tab.ts';

/** The popup's view of a page that loaded, with the details about its parts once they were read. */
interface LoadedPage {
  readonly view: View;
  readonly details?: VNode;
  /** The reloads of its failed frames. */
  readonly frameReloads?: VNode;
}

/**
 * Reads the parts of a page that loaded, after the first frame, and adds them to the view. Any other view is returned
 * unchanged.
 */
export function useLoadedPage(tab: ShownTab, view: View): LoadedPage {
  const { tabId } = tab;
  const [late, load] = useLoadedPageParts();
  const [read, setRead] = useState<{ readonly of: DocumentName; readonly reading: LoadedPageReading }>();
  const document = documentIn(tab);
  const isLoaded = view.state === 'fine' || view.state === 'on-click';
  useEffect(() => {
    if (isLoaded) load();
  }, [isLoaded]);
  async function readPage(): Promise<void> {
    if (!isLoaded || !late || !document) return;
    const reading = await late.readLoadedPage(tabId, document.documentId);
    setRead({ of: document, reading });
  }
  useEffect(() => {
    void readPage();
  }, [isLoaded, late, document?.documentId, document?.url]);
  if (!isLoaded || !late || !read || !document || !isSameDocument(read.of, document)) return { view };
  const { reading } = read;
  return {
    view: reading.parts ? late.withParts(view, reading.parts) : view,
    frameReloads: (
      <late.FrameReloads
        key={document.documentId ?? document.url}
        tabId={tabId}
        document={document}
        reading={reading}
        readAgain={readPage}
      />
    ),
    details: <late.PartsDetails reading={reading} isPrivate={tab.private} />,
  };
}
