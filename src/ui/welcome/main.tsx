import { render } from 'preact';
import { setDocumentLanguage } from '../document-language.ts';
import { followTheme } from '../follow-theme.ts';
import { loadChosen } from '../options/chosen.ts';
import { text } from '../text.ts';
import { Welcome } from './welcome.tsx';

followTheme(document);
setDocumentLanguage(document);
document.title = text({ key: 'welcome_title' });
const root = document.getElementById('welcome');
await loadChosen();
if (root) render(<Welcome />, root);
