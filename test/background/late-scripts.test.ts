import { afterEach, expect, it, vi } from 'vitest';
import { checkSite } from '../../src/background/check-site.ts';
import { failureOf } from '../../src/background/failure.ts';
import { createScriptLoader, type LateScripts } from '../../src/background/late-scripts.ts';
import { provideScript } from '../../src/browser/late-script.ts';
import { commonCause } from '../../src/diagnosis/common-cause.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import { step } from '../../src/outage/step.ts';
import { frames } from './frames-script.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));
afterEach(() => vi.unstubAllGlobals());

const scripts: LateScripts = {
  diagnosis: { diagnose, commonCause },
  outage: { step, failureOf },
  check: { checkSite },
  frames,
};

/** A worker's scope with the given `importScripts`. */
function worker(importScripts: (path: string) => void): EventTarget {
  const scope = new EventTarget();
  vi.stubGlobal('importScripts', importScripts);
  vi.stubGlobal('addEventListener', scope.addEventListener.bind(scope));
  vi.stubGlobal('lateScripts', undefined);
  return scope;
}

function run(path: string): void {
  if (path === '/diagnosis.js') provideScript('diagnosis.js', scripts.diagnosis);
  if (path === '/outage.js') provideScript('outage.js', scripts.outage);
}

it('run during installation, so that they can be imported later, and once per worker', async () => {
  const ran: string[] = [];
  const imported = (path: string) => {
    ran.push(path);
    run(path);
  };
  const scope = worker(imported);
  const load = createScriptLoader();
  expect(ran).toEqual([]);
  scope.dispatchEvent(new Event('install'));
  expect(ran).toEqual(['/diagnosis.js', '/outage.js', '/frames.js', '/check.js']);
  expect(await load('diagnosis')).toBe(scripts.diagnosis);
  expect(await load('outage')).toBe(scripts.outage);
  expect(ran).toHaveLength(4);

  // The next worker of the same installation.
  worker(imported);
  const next = createScriptLoader();
  expect(await next('outage')).toBe(scripts.outage);
  expect(await next('outage')).toBe(scripts.outage);
  expect(ran.slice(4)).toEqual(['/outage.js']);
});

it('reject if they cannot be loaded, and are loaded again for the next page', async () => {
  let broken = true;
  worker((path) => {
    if (broken) throw new DOMException('The script failed to load', 'NetworkError');
    run(path);
  });
  const load = createScriptLoader();
  await expect(load('diagnosis')).rejects.toThrow('failed to load');
  broken = false;
  expect(await load('diagnosis')).toBe(scripts.diagnosis);
});

it('reject if they provide nothing', async () => {
  worker(() => undefined);
  await expect(createScriptLoader()('outage')).rejects.toThrow('outage.js was loaded, but provided nothing');
});
