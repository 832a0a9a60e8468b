import { render } from 'preact';
import { setDocumentLanguage } from '../document-language.ts';
import { Popup } from './popup.tsx';
import { shownTab } from './shown-tab.ts';

setDocumentLanguage(document);
const shown = await shownTab();
const root = document.getElementById('popup');
if (shown && root) render(<Popup shown={shown} />, root);
