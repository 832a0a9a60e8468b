import { render } from 'preact';
import { setDocumentLanguage } from '../document-language.ts';
import { followTheme } from '../follow-theme.ts';
import { text } from '../text.ts';
import { loadChosen } from './chosen.ts';
import { Options } from './options.tsx';

followTheme(document);
setDocumentLanguage(document);
document.title = text({ key: 'options_title' });
const root = document.getElementById('options');
await loadChosen();
if (root) render(<Options />, root);
