// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Popup } from '../../src/ui/popup/popup.tsx';
import { putInPlace } from '../support/no-browser.ts';
import { sceneApi } from './fixed-api.ts';
import { fixedScenes } from './fixed-scenes.ts';
import { scenes } from './scenes.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

/** Covers the time that it takes to transform the modules that load late. */
const patience = { timeout: 10_000 };

let root: HTMLElement;
beforeEach(() => {
  putInPlace(sceneApi((key) => (key === 'language' ? 'en' : key)));
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

it('the page of npm run dev has every scene of the gallery, in the same state', () => {
  const states = scenes.map(({ name, state }) => [name, state]);
  expect(states.map(([name = '']) => [name, fixedScenes[name]?.state])).toEqual(states);
});

it.each(Object.entries(fixedScenes))('the fixed scene %s shows its state', async (_name, scene) => {
  await act(() => render(<Popup tab={scene.tab(Date.now())} />, root));
  for (const selector of scene.clicks ?? []) {
    await expect.poll(() => root.querySelector(selector), patience).not.toBeNull();
    await act(() => root.querySelector<HTMLElement>(selector)?.click());
  }
  const { afterwards } = scene;
  if (afterwards) await act(() => render(<Popup tab={afterwards(Date.now())} />, root));
  await expect.poll(() => root.querySelector('main')?.dataset.state, patience).toBe(scene.state);
});
