import { render } from 'preact';
import { followTheme, setDocumentLanguage } from '../document-setup.ts';
import { text } from '../text.ts';
import { Options } from './options.tsx';
import { loadOptionsState } from './options-state.ts';

followTheme(document);
setDocumentLanguage(document);
document.title = text({ key: 'options_title' });
const root = document.getElementById('options');
await loadOptionsState();
if (root) render(<Options />, root);
