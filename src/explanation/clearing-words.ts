import type { Clearing, Refusal, Reload } from '../clearing/clearing.ts';
import type { Result } from '../clearing/results.ts';
import { type BrowserKind, type ClearingAct, type DataType, whatGoes } from '../clearing/what-goes.ts';
import type { Message, MessageKey } from './message.ts';

/** What a clearing would do to a site, said before it is done. */
export interface ClearingOffer {
  readonly title: Message;
  readonly goes: readonly Message[];
  /** What it costs, what stays, and what comes then. */
  readonly notes: readonly Message[];
}

/** The site that a clearing would be for. */
export interface ClearingSite {
  readonly browser: BrowserKind;
  readonly origin: string;
  /** A Firefox container of its own holds the tab. */
  readonly inContainer: boolean;
  /** The page came from a form, so nothing is loaded again. */
  readonly fromForm: boolean;
  /** See `registrableDomain`. */
  readonly cookieDomain: string | null | undefined;
}

/** What came of a clearing. */
export interface ClearingReport {
  readonly headline: Message;
  readonly rows: readonly { readonly name: Message; readonly result: Message }[];
  readonly note?: Message;
}

/** What is to be confirmed before anything goes. */
export function offerOf(act: ClearingAct, site: ClearingSite): ClearingOffer {
  const { host } = new URL(site.origin);
  return {
    title: { key: act === 'files' ? 'clear_files_title' : 'clear_data_title', values: [host] },
    goes: whatGoes[site.browser][act].map((type) => ({ key: names[type] })),
    notes: [
      ...(act === 'files' ? notesOfFiles(site) : notesOfData(site)),
      { key: site.fromForm ? 'clear_then_form' : 'clear_then' },
    ],
  };
}

function notesOfFiles({ browser, origin, inContainer }: ClearingSite): Message[] {
  const { hostname } = new URL(origin);
  return [
    { key: 'clear_files_stay' },
    ...(browser === 'firefox'
      ? ([
          { key: 'clear_files_firefox' },
          { key: 'clear_files_subdomains', values: [hostname] },
          ...(inContainer ? [{ key: 'clear_files_containers' } as const] : []),
        ] as const)
      : []),
  ];
}

function notesOfData(site: ClearingSite): Message[] {
  const { port, hostname } = new URL(site.origin);
  return [
    costOf(site),
    ...(port ? [{ key: 'clear_cost_ports', values: [hostname] } as const] : []),
    { key: 'clear_cost_unsaved' },
    { key: 'clear_data_stay' },
  ];
}

/** Exactly whose sign-ins end: in Firefox the host's own, in Chrome those of the whole registrable domain. */
function costOf({ browser, origin, cookieDomain }: ClearingSite): Message {
  const { hostname } = new URL(origin);
  if (browser === 'firefox') return { key: 'clear_cost_firefox', values: [hostname] };
  if (cookieDomain) return { key: 'clear_cost_domain', values: [cookieDomain] };
  const alone = cookieDomain === null || !hostname.includes('.');
  return { key: alone ? 'clear_cost_host' : 'clear_cost_sisters', values: [hostname] };
}

/** What became of a clearing, as far as it is known. */
export function reportOf({ act, stage, origin }: Clearing): ClearingReport {
  if (stage.name !== 'done') return { headline: { key: stages[stage.name] }, rows: [] };
  const rows = Object.entries(stage.results) as [DataType, Result][];
  const left = rows.some(([, result]) => result === 'left');
  const done = act === 'files' ? 'clear_files_done' : 'clear_data_done';
  return {
    headline: { key: left ? 'clear_left' : done, values: left ? [] : [new URL(origin).host] },
    rows: rows.map(([type, result]) => ({ name: { key: names[type] }, result: { key: results[result] } })),
    note: { key: reloads[stage.reload] },
  };
}

/** Why nothing was cleared; `unanswered`: the background could not be asked, `not-allowed`: the permission was refused. */
export function refusalWords(reason: Refusal | 'unanswered' | 'not-allowed'): Message {
  return { key: refusals[reason] };
}

const names: Readonly<Record<DataType, MessageKey>> = {
  cache: 'clear_type_cache',
  cacheStorage: 'clear_type_cache_storage',
  serviceWorkers: 'clear_type_service_workers',
  cookies: 'clear_type_cookies',
  localStorage: 'clear_type_local_storage',
  indexedDB: 'clear_type_indexed_db',
  fileSystems: 'clear_type_file_systems',
};

const results: Readonly<Record<Result, MessageKey>> = {
  gone: 'clear_result_gone',
  none: 'clear_result_none',
  left: 'clear_result_left',
  told: 'clear_result_told',
};

const stages: Readonly<Record<Exclude<Clearing['stage']['name'], 'done'>, MessageKey>> = {
  begun: 'clear_begun',
  unknown: 'clear_unknown',
  failed: 'clear_failed',
};

const reloads: Readonly<Record<Reload, MessageKey>> = {
  started: 'clear_reload_started',
  form: 'clear_reload_form',
  refused: 'clear_reload_refused',
  moved: 'clear_reload_moved',
};

const refusals: Readonly<Record<Refusal | 'unanswered' | 'not-allowed', MessageKey>> = {
  'tab-gone': 'clear_refused_tab',
  'other-page': 'clear_refused_page',
  'private-window': 'clear_private',
  'ran-before': 'clear_refused_ran',
  unanswered: 'clear_unknown',
  'not-allowed': 'clear_refused_permission',
};
