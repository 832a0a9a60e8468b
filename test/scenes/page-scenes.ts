import type { PastOutage } from '../../src/history/past-outages.ts';
import { generatedOutages } from '../history/generated-outages.ts';

/** A state of one of the extension's own pages, given by what is stored. */
export interface PageScene {
  readonly name: string;
  /** What it shows, in a few words. */
  readonly shows: string;
  /** The page, with its fragment. */
  readonly path: string;
  /** The entries of `storage.local`. */
  readonly stored: (now: number) => Readonly<Record<string, unknown>>;
  /** General settings that differ from their defaults. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

const historyOf = (outages: readonly PastOutage[]) => ({ history: { version: 2, outages } });

/** The states of the page of past outages. */
export const pageScenes: readonly PageScene[] = [
  {
    name: 'history-year',
    shows: 'Past outages: a year of ten sites',
    path: 'history.html',
    stored: (now) => historyOf(generatedOutages(now, 600, 10, 365)),
    settings: { historyDays: 365 },
  },
  {
    name: 'history-one-site',
    shows: 'Past outages: one site with each of its outages, as the popup opens it',
    path: 'history.html#https://shop.example',
    stored: (now) => historyOf(generatedOutages(now, 60, 10, 30)),
  },
  {
    name: 'history-one',
    shows: 'Past outages: a single one',
    path: 'history.html',
    stored: (now) => historyOf(generatedOutages(now, 1, 1, 10)),
  },
  { name: 'history-none', shows: 'Past outages: none so far', path: 'history.html', stored: () => ({}) },
  {
    name: 'history-off',
    shows: 'Past outages: the history is switched off',
    path: 'history.html',
    stored: () => ({}),
    settings: { historyKept: false },
  },
];
