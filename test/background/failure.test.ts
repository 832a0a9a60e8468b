import { expect, it } from 'vitest';
import { failureOf } from '../../src/background/failure.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import { now, pageAt } from './samples.ts';

const facts = {
  tabId: 1,
  seenAt: now,
  hasSiteRule: false,
  broughtFile: false,
  again: false,
  isOwnLoad: false,
};

it('a failure names its cause for the history only as far as the popup does', () => {
  const page = pageAt('https://shop.example/', 502);
  const diagnosis = diagnose(page, { now, online: true });
  const sure = { ...diagnosis, generatedBy: 'nginx' as const };
  const unsure = { ...sure, confidence: { ...diagnosis.confidence, fault: 'low' as const } };
  expect(failureOf(page, sure, undefined, facts)).toMatchObject({
    status: 502,
    cause: diagnosis.cause,
    generatedBy: 'nginx',
  });
  expect(failureOf(page, unsure, undefined, facts)).toMatchObject({
    cause: 'unknown',
    generatedBy: undefined,
  });
});
