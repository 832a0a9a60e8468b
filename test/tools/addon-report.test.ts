import { expect, it } from 'vitest';
import { complaints } from '../../tools/lint/addon-report.ts';

const entry = (code: string, file?: string) => ({ code, message: 'Text.', ...(file && { file }) });

const preact = entry('UNSAFE_VAR_ASSIGNMENT', 'chunks/popup-start.js');

it('passes over the warning that Preact costs, and the one about Android', () => {
  const android = entry('KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION', 'manifest.json');
  expect(complaints({ errors: [], warnings: [preact, android] })).toEqual([]);
  expect(complaints({ errors: [], warnings: [android, android] })).toHaveLength(1);
  expect(complaints({ errors: [], warnings: [] })).toEqual([]);
});

it('names a second one there, and one anywhere else', () => {
  const warnings = [preact, preact, entry('UNSAFE_VAR_ASSIGNMENT', 'background.js')];
  expect(complaints({ errors: [], warnings })).toEqual([
    'background.js: UNSAFE_VAR_ASSIGNMENT Text.',
    'chunks/popup-start.js: UNSAFE_VAR_ASSIGNMENT Text.',
  ]);
});

it('names every other warning and every error', () => {
  const report = { errors: [entry('BAD')], warnings: [entry('NEW_WARNING', 'popup.js')] };
  expect(complaints(report)).toEqual(['dist: BAD Text.', 'popup.js: NEW_WARNING Text.']);
});
