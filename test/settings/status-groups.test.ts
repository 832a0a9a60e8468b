import { describe, expect, it } from 'vitest';
import type { RetryClass } from '../../src/diagnosis/diagnosis.ts';
import { readPolicy } from '../../src/settings/policy.ts';
import { effective } from '../../src/settings/settings.ts';
import { effectiveRetryClass } from '../../src/settings/status-groups.ts';
import type { Choices } from '../../src/settings/table.ts';

const chosen = (choices: Choices) => effective(choices, {}, readPolicy(undefined)).general;

describe('the effective retry class', () => {
  it.each<[RetryClass, number]>([
    ['auto', 502],
    ['ask', 503],
    ['auto', 524],
    ['ask', 530],
    ['auto', 429],
    ['ask', 429],
    ['ask', 500],
    ['auto', 0],
    ['ask', 408],
    ['never', 404],
  ])('stays %s for %i with default settings', (retry, status) => {
    expect(effectiveRetryClass(retry, status, chosen({}))).toBe(retry);
  });

  it.each<[keyof Choices, number]>([
    ['retryGatewayErrors', 502],
    ['retryGatewayErrors', 503],
    ['retryGatewayErrors', 504],
    ['retryCdnErrors', 520],
    ['retryCdnErrors', 530],
    ['retryTooManyRequests', 429],
    ['retryNoAnswer', 0],
  ])('is reduced to ask by %s for %i, but for no other status group', (name, status) => {
    const others = [502, 520, 429, 0].filter(
      (other) => Math.abs(other - status) > 2 && other !== (status === 530 ? 520 : -1),
    );
    expect(effectiveRetryClass('auto', status, chosen({ [name]: false }))).toBe('ask');
    for (const other of others)
      expect(effectiveRetryClass('auto', other, chosen({ [name]: false }))).toBe('auto');
  });

  it('can be raised to auto for 500 only', () => {
    const general = chosen({ retryServerErrors: true });
    expect(effectiveRetryClass('ask', 500, general)).toBe('auto');
    expect(effectiveRetryClass('ask', 503, general)).toBe('ask');
    expect(effectiveRetryClass('ask', 507, general)).toBe('ask');
  });

  it.each([0, 429, 500, 502, 525, 404])('stays never for %i under any settings', (status) => {
    const all = {
      retryServerErrors: true,
      retryGatewayErrors: true,
      retryCdnErrors: false,
      retryNoAnswer: true,
    };
    expect(effectiveRetryClass('never', status, chosen(all))).toBe('never');
  });
});
