import { describe, expect, it, vi } from 'vitest';
import type { Clearing } from '../../src/clearing/clearing.ts';
import { readClearing } from '../../src/storage/clearing-schema.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const clearing: Clearing = {
  version: 2,
  number: 3,
  tabId: 7,
  origin: 'https://shop.example',
  act: 'files',
  at: 1_000_000,
  stage: { name: 'done', results: { cache: 'unverified' }, reload: 'started' },
};

describe('the stored clearing', () => {
  it('is read as it was written', () => {
    expect(readClearing(structuredClone(clearing))).toEqual(clearing);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'clearing'],
    ['an older version', { ...clearing, version: 0 }],
    ['no number', { ...clearing, number: '3' }],
    ['no time', { ...clearing, at: Number.NaN }],
    ['no origin', { ...clearing, origin: 7 }],
    ['an unknown act', { ...clearing, act: 'history' }],
    ['no stage', { ...clearing, stage: undefined }],
    ['a stage of a later version', { ...clearing, stage: { name: 'planned' } }],
    ['a result of another shape', { ...clearing, stage: { name: 'done', results: null } }],
  ])('is undefined where %s is stored', (_, stored) => {
    expect(readClearing(stored)).toBeUndefined();
  });
});
