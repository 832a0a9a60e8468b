import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../src/explanation/popup-view.ts';
import { readRequest } from '../../../src/messages.ts';
import { captured } from '../../../src/ui/welcome/captured.ts';
import { beginStory, type Moment, nextMoment } from '../../../src/ui/welcome/story.ts';
import { readBodyContent } from '../../../tools/explain/body-content.ts';
import { captured as corpus } from '../../corpus/corpus.ts';

const now = 1_800_000_000_000;

function told(): readonly Moment[] {
  const moments = [beginStory(now)];
  for (let last = moments[0]; last?.nextAt !== undefined; last = moments.at(-1))
    moments.push(nextMoment(last, last.nextAt));
  return moments;
}

describe('the example', () => {
  it('is a captured answer, as it was captured', () => {
    const response = corpus.find(({ id }) => id === 'awselb-502-esi-902');
    const { content, ...head } = captured;
    expect(response).toMatchObject(head);
    expect(readBodyContent(response?.body ?? '')).toEqual(content);
  });

  it('counts down, tries again and is back, within ten seconds', () => {
    const moments = told();
    expect(moments.map(({ tab }) => viewOf(tab, now).state)).toEqual(['counting', 'trying', 'back']);
    expect(Math.max(...moments.map(({ nextAt }) => (nextAt ?? now) - now))).toBeLessThan(10_000);
  });

  it('is diagnosed for what it was', () => {
    const [{ tab }] = told() as [Moment];
    expect(tab.shown?.diagnosis).toMatchObject({
      generatedBy: 'aws-alb',
      fault: 'origin',
      confidence: 'high',
    });
  });

  it('has buttons that the background refuses', () => {
    const [{ tab }] = told() as [Moment];
    expect(readRequest({ kind: 'command', tabId: tab.tabId, command: 'try-now' })).toBeUndefined();
  });
});
