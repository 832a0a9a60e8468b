import { render } from 'preact';
import { followTheme, setDocumentLanguage } from '../document-setup.ts';
import { text } from '../text.ts';
import { HistoryPage } from './history-page.tsx';
import { loadHistoryState } from './history-state.ts';

followTheme(document);
setDocumentLanguage(document);
document.title = text({ key: 'history_page_title' });
const root = document.getElementById('history');
await loadHistoryState();
// The popup names its site in the fragment.
if (root) render(<HistoryPage search={decodeURIComponent(location.hash.slice(1))} />, root);
