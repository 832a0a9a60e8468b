import { render } from 'preact';
import { followTheme, setDocumentLanguage } from '../document-setup.ts';
import { loadOptionsState } from '../options/options-state.ts';
import { text } from '../text.ts';
import { Welcome } from './welcome.tsx';

followTheme(document);
setDocumentLanguage(document);
document.title = text({ key: 'welcome_title' });
const root = document.getElementById('welcome');
await loadOptionsState();
if (root) render(<Welcome />, root);
