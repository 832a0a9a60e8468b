import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './tools/test/slowest-first.ts';

const alias = { 'webextension-polyfill': resolve(import.meta.dirname, 'test/support/no-browser.ts') };

/** What all tests share that drive browsers. */
const inBrowsers = {
  alias,
  globalSetup: ['test/e2e/warm-up.ts'],
  setupFiles: ['test/e2e/times.ts'],
  // Files share a browser where they need none of their own.
  isolate: false,
  // For what never comes: on a machine that is busy with ten browsers a second is soon over.
  expect: { poll: { timeout: 15_000, interval: 100 } },
  // Real browsers on a busy machine: a second chance there, none where a developer looks.
  retry: process.env.CI ? 1 : 0,
};

export default defineConfig({
  test: {
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          alias,
          setupFiles: ['test/support/settle-imports.ts'],
          // A worker for each file took three times as long; nothing here keeps state between files.
          pool: 'threads',
          isolate: false,
          maxWorkers: '100%',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/abuse/**', 'test/e2e/**', 'test/gateways/**', 'test/shipped/**'],
          // For a test that hangs: on a machine with much else to do an honest one takes five times as long.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'shipped',
          alias,
          include: ['test/shipped/**/*.test.ts'],
          // It builds once more, and compresses as far as it goes.
          testTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'gateways',
          alias,
          include: ['test/gateways/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'abuse',
          alias,
          globalSetup: ['test/e2e/warm-up.ts', 'test/abuse/draw-seed.ts'],
          setupFiles: ['test/e2e/times.ts'],
          include: ['test/abuse/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          ...inBrowsers,
          include: ['test/e2e/**/*.test.ts'],
          exclude: ['test/e2e/field/**', 'test/e2e/scenes/**'],
          testTimeout: 90_000,
          hookTimeout: 60_000,
          maxWorkers: 4,
        },
      },
      {
        test: {
          name: 'scenes',
          ...inBrowsers,
          include: ['test/e2e/scenes/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 60_000,
          // A file for each browser.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'field',
          ...inBrowsers,
          include: ['test/e2e/field/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 90_000,
          // Each file runs both browsers, and all its scenarios in them at once.
          maxWorkers: 1,
        },
      },
    ],
  },
});
