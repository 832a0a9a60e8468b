import { expect, it } from 'vitest';
import { complaints } from '../../tools/lint/addon-report.ts';

const entry = (code: string, file = 'popup.js') => ({ code, message: 'Text.', file });

const preact = (file: string) => entry('UNSAFE_VAR_ASSIGNMENT', file);

it('passes over the one warning that Preact costs in each page', () => {
  const warnings = ['explain.js', 'history.js', 'options.js', 'popup.js', 'chunks/welcome-command-host.js'].map(preact);
  expect(complaints({ errors: [], warnings })).toEqual([]);
});

it('names a second one in a page, and one outside of the pages', () => {
  const warnings = ['popup.js', 'chunks/popup-operator-parts.js', 'background.js'].map(preact);
  expect(complaints({ errors: [], warnings })).toEqual([
    'chunks/popup-operator-parts.js: UNSAFE_VAR_ASSIGNMENT Text.',
    'background.js: UNSAFE_VAR_ASSIGNMENT Text.',
  ]);
});

it('names every other warning and every error', () => {
  const report = { errors: [{ code: 'BAD', message: 'Text.' }], warnings: [entry('NEW_WARNING')] };
  expect(complaints(report)).toEqual(['dist: BAD Text.', 'popup.js: NEW_WARNING Text.']);
});
