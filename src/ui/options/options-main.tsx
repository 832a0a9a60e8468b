import { render } from 'preact';
import { followTheme, setDocumentLanguage } from '../document-setup.ts';
import { text } from '../text.ts';
import { loadChosen } from './chosen.ts';
import { Options } from './options.tsx';

followTheme(document);
setDocumentLanguage(document);
document.title = text({ key: 'options_title' });
const root = document.getElementById('options');
await loadChosen();
if (root) render(<Options />, root);
