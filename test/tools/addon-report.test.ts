import { expect, it } from 'vitest';
import { complaints } from '../../tools/lint/addon-report.ts';

const entry = (code: string, file = 'popup.js') => ({ code, message: 'Text.', file });

it('passes over the one warning that Preact costs', () => {
  expect(complaints({ errors: [], warnings: [entry('UNSAFE_VAR_ASSIGNMENT')] })).toEqual([]);
});

it('names a second one, wherever it is', () => {
  const warnings = [entry('UNSAFE_VAR_ASSIGNMENT'), entry('UNSAFE_VAR_ASSIGNMENT', 'options.js')];
  expect(complaints({ errors: [], warnings })).toEqual(['options.js: UNSAFE_VAR_ASSIGNMENT Text.']);
});

it('names every other warning and every error', () => {
  const report = { errors: [{ code: 'BAD', message: 'Text.' }], warnings: [entry('NEW_WARNING')] };
  expect(complaints(report)).toEqual(['dist: BAD Text.', 'popup.js: NEW_WARNING Text.']);
});
