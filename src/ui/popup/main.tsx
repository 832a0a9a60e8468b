import { render } from 'preact';
import { setDocumentLanguage } from '../document-language.ts';
import { wearLastTheme, wearTheme } from '../theme.ts';
import { Readable } from './readable.tsx';
import { followTab } from './shown-tab.ts';

wearLastTheme(document);
setDocumentLanguage(document);
const root = document.getElementById('popup');
if (root)
  void followTab((tab) => {
    if (tab.theme) wearTheme(tab.theme, document);
    render(<Readable tab={tab} />, root);
  });
