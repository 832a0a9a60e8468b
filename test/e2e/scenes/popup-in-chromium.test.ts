import { describePopupScenes } from './popup-scenes.ts';

describePopupScenes('chromium');
