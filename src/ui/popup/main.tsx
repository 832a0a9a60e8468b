import { render } from 'preact';
import { uiLanguage } from '../../browser/i18n.ts';
import { Popup } from './popup.tsx';
import { shownTab } from './shown-tab.ts';

document.documentElement.lang = uiLanguage();
const shown = await shownTab();
const root = document.getElementById('popup');
if (shown && root) render(<Popup shown={shown} />, root);
