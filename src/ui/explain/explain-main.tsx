import { render } from 'preact';
import { followTheme, setDocumentLanguage } from '../document-setup.ts';
import { text } from '../text.ts';
import { ExplainPage } from './explain-page.tsx';

followTheme(document);
setDocumentLanguage(document);
document.title = text({ key: 'paste_title' });
const root = document.getElementById('explain');
if (root) render(<ExplainPage />, root);
