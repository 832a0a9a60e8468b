import { expect, it } from 'vitest';
import { readOptions } from '../../tools/start/options.ts';

it.each([
  ['Chromium in a window unless told', [], true, { browser: 'chromium', headless: false }],
  ['the browser that is named', ['--browser', 'firefox'], true, { browser: 'firefox', headless: false }],
  ['no window where that is asked for', ['--headless'], true, { browser: 'chromium', headless: true }],
  ['no window where there is no display', [], false, { browser: 'chromium', headless: true }],
  ['nothing of a browser that it does not know', ['--browser', 'netscape'], true, undefined],
  ['nothing of an option that it does not know', ['--brwoser', 'firefox'], true, undefined],
] as const)('reads %s', (_name, args, hasDisplay, expected) => {
  expect(readOptions(args, hasDisplay)).toEqual(expected);
});
