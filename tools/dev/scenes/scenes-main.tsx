import { render } from 'preact';
import { sceneApi } from '../../../test/scenes/fixed-api.ts';
import { putInPlace } from '../../../test/support/no-browser.ts';
import { textsOf } from '../../locales/texts-of.ts';
import { loadMessages } from './languages-of-scenes.ts';
import { readChoice } from './scene-choice.ts';

// All scenes share one storage, so a section that is opened in one of them would be open in the others.
Object.defineProperty(globalThis, 'localStorage', { value: undefined });
// Before any module of the extension runs: each reads its language from the browser at once.
const choice = readChoice(location.search);
putInPlace(sceneApi(textsOf(await loadMessages(choice.locale))));
const { SceneList } = await import('./scene-list.tsx');
const root = document.getElementById('scenes');
if (root) render(<SceneList choice={choice} />, root);
