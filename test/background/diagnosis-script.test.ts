import { afterEach, expect, it, vi } from 'vitest';
import { failureOf } from '../../src/background/failure.ts';
import { lateDiagnosis } from '../../src/background/late-diagnosis.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import { step } from '../../src/outage/step.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));
afterEach(() => vi.unstubAllGlobals());

const script = { diagnose, failureOf, step };

/** A worker's scope with the given `importScripts`. */
function worker(importScripts: (path: string) => void): EventTarget {
  const scope = new EventTarget();
  vi.stubGlobal('importScripts', importScripts);
  vi.stubGlobal('addEventListener', scope.addEventListener.bind(scope));
  vi.stubGlobal('diagnosisScript', undefined);
  return scope;
}

it('runs during installation, so that it can be imported later, and once per worker', async () => {
  const ran: string[] = [];
  const run = (path: string) => {
    ran.push(path);
    vi.stubGlobal('diagnosisScript', script);
  };
  const scope = worker(run);
  const loadDiagnosis = lateDiagnosis();
  expect(ran).toEqual([]);
  scope.dispatchEvent(new Event('install'));
  expect(ran).toEqual(['/diagnosis.js']);
  expect(await loadDiagnosis()).toBe(script);
  expect(ran).toHaveLength(1);

  // The next worker of the same installation.
  worker(run);
  const next = lateDiagnosis();
  expect(await next()).toBe(script);
  expect(await next()).toBe(script);
  expect(ran).toHaveLength(2);
});

it('rejects if it cannot be loaded, and is loaded again for the next page', async () => {
  let broken = true;
  worker(() => {
    if (broken) throw new DOMException('The script failed to load', 'NetworkError');
    vi.stubGlobal('diagnosisScript', script);
  });
  const loadDiagnosis = lateDiagnosis();
  await expect(loadDiagnosis()).rejects.toThrow('failed to load');
  broken = false;
  expect(await loadDiagnosis()).toBe(script);
});
