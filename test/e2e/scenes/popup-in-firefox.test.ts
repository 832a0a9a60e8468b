import { describePopupScenes } from './popup-scenes.ts';

describePopupScenes('firefox');
