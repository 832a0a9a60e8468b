import { render } from 'preact';
import { followTheme, setDocumentLanguage } from '../document-setup.ts';
import { loadChosen } from '../options/chosen.ts';
import { text } from '../text.ts';
import { Welcome } from './welcome.tsx';

followTheme(document);
setDocumentLanguage(document);
document.title = text({ key: 'welcome_title' });
const root = document.getElementById('welcome');
await loadChosen();
if (root) render(<Welcome />, root);
