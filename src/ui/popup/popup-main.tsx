import { render } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { applyLastTheme, applyTheme, followFocus, setDocumentLanguage } from '../document-setup.ts';
import { followTab } from './follow-tab.ts';
import { Popup } from './popup.tsx';
import { documentIn, type ShownTab } from './shown-tab.ts';

applyLastTheme(document);
setDocumentLanguage(document);
followFocus(document);
const root = document.getElementById('popup');
if (root)
  void followTab((tab) => {
    if (tab.theme) applyTheme(tab.theme, document);
    render(<PopupWithFallback tab={tab} />, root);
  });

/**
 * Renders the popup. If a stored record cannot be rendered (`storage.session` may hold anything), renders what would be
 * shown without a record, instead of an empty popup.
 */
function PopupWithFallback({ tab }: { tab: ShownTab }) {
  const [error] = useErrorBoundary();
  if (error === undefined) return <Popup tab={tab} />;
  const known = {
    shown: undefined,
    document: documentIn(tab),
    outage: undefined,
    tabStatus: 'unknown',
  } as const;
  return <Popup key="fallback" tab={{ ...tab, ...known }} />;
}
