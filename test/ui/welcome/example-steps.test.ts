import { describe, expect, it } from 'vitest';
import { readBodyContent } from '../../../src/diagnosis/body-content.ts';
import { diagnose } from '../../../src/diagnosis/diagnose-page.ts';
import { viewOf } from '../../../src/explanation/popup-view.ts';
import { readRequest } from '../../../src/messages.ts';
import { exampleResponse } from '../../../src/ui/welcome/example-response.ts';
import { type ExampleStep, firstStep, nextStep } from '../../../src/ui/welcome/example-steps.ts';
import { captured as corpus } from '../../corpus/corpus.ts';

const now = 1_800_000_000_000;

function allSteps(): readonly ExampleStep[] {
  const steps = [firstStep(now, diagnose)];
  for (let last = steps[0]; last?.nextAt !== undefined; last = steps.at(-1))
    steps.push(nextStep(last, last.nextAt));
  return steps;
}

describe('the example on the welcome page', () => {
  it('uses a captured response of the corpus unchanged', () => {
    const response = corpus.find(({ id }) => id === 'awselb-502-esi-902');
    const { content, ...head } = exampleResponse;
    expect(response).toMatchObject(head);
    expect(readBodyContent(response?.body ?? '')).toEqual(content);
  });

  it('counts down, reloads and recovers within ten seconds', () => {
    const steps = allSteps();
    expect(steps.map(({ tab }) => viewOf(tab, now).state)).toEqual(['counting', 'trying', 'back']);
    expect(Math.max(...steps.map(({ nextAt }) => (nextAt ?? now) - now))).toBeLessThan(10_000);
  });

  it('gets the same diagnosis as the captured response', () => {
    const [{ tab }] = allSteps() as [ExampleStep];
    expect(tab.shown?.diagnosis).toMatchObject({
      generatedBy: 'aws-alb',
      fault: 'site',
      confidence: { generatedBy: 'high' },
    });
  });

  it('has buttons whose requests the background refuses', () => {
    const [{ tab }] = allSteps() as [ExampleStep];
    expect(readRequest({ kind: 'command', tabId: tab.tabId, command: 'try-now' })).toBeUndefined();
  });
});
