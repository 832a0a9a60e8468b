import { render } from 'preact';
import { setDocumentLanguage } from '../document-language.ts';
import { followTheme } from '../theme.ts';
import { Readable } from './readable.tsx';
import { followTab } from './shown-tab.ts';

followTheme(document);
setDocumentLanguage(document);
const root = document.getElementById('popup');
if (root) await followTab((tab) => render(<Readable tab={tab} />, root));
