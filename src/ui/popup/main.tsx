import { render } from 'preact';
import { setDocumentLanguage } from '../document-language.ts';
import { followTheme } from '../theme.ts';
import { Popup } from './popup.tsx';
import { shownTab } from './shown-tab.ts';

followTheme(document);
setDocumentLanguage(document);
const shown = await shownTab();
const root = document.getElementById('popup');
if (shown && root) render(<Popup shown={shown} />, root);
