import {
  type BrowserKind,
  type ClearingAct,
  clearableData,
  type DataType,
} from '../clearing/clearable-data.ts';
import type { Clearing, Reload, Result } from '../clearing/clearing.ts';
import type { Refusal } from '../clearing/clearing-refusal.ts';
import type { Message, MessageKey } from './message.ts';

/** What a clearing will do to a site, shown before the user confirms it. */
export interface ClearingOffer {
  readonly title: Message;
  readonly goes: readonly Message[];
  /** Side effects, what is kept, and what happens afterwards. */
  readonly notes: readonly Message[];
}

/** The site that a clearing applies to. */
export interface ClearingSite {
  readonly browser: BrowserKind;
  readonly origin: string;
  /** Whether the tab is in a Firefox container. */
  readonly inContainer: boolean;
  /** Whether the page is the result of a form, which is never reloaded automatically. */
  readonly fromForm: boolean;
  /** See `registrableDomain`. */
  readonly cookieDomain: string | null | undefined;
}

/** The outcome of a clearing. */
export interface ClearingReport {
  readonly headline: Message;
  readonly rows: readonly { readonly name: Message; readonly result: Message }[];
  readonly note?: Message;
}

/** Returns what the user has to confirm before anything is cleared. */
export function clearingOfferOf(act: ClearingAct, site: ClearingSite): ClearingOffer {
  const { host } = new URL(site.origin);
  return {
    title: { key: act === 'files' ? 'clear_files_title' : 'clear_data_title', values: [host] },
    goes: clearableData[site.browser][act].map((type) => ({ key: names[type] })),
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

/** Returns which sign-ins will be lost: those of the host in Firefox, of the whole registrable domain in Chrome. */
function costOf({ browser, origin, cookieDomain }: ClearingSite): Message {
  const { hostname } = new URL(origin);
  if (browser === 'firefox') return { key: 'clear_cost_firefox', values: [hostname] };
  if (cookieDomain) return { key: 'clear_cost_domain', values: [cookieDomain] };
  const alone = cookieDomain === null || !hostname.includes('.');
  return { key: alone ? 'clear_cost_host' : 'clear_cost_related_sites', values: [hostname] };
}

/** Returns the outcome of a clearing, as far as it is known. */
export function clearingReportOf({ act, stage, origin }: Clearing): ClearingReport {
  if (stage.name !== 'done') return { headline: { key: stages[stage.name] }, rows: [] };
  const rows = Object.entries(stage.results) as [DataType, Result][];
  const left = rows.some(([, result]) => result === 'left');
  const done = act === 'files' ? 'clear_files_done' : 'clear_data_done';
  return {
    headline: { key: left ? 'clear_incomplete' : done, values: left ? [] : [new URL(origin).host] },
    rows: rows.map(([type, result]) => ({ name: { key: names[type] }, result: { key: results[result] } })),
    note: { key: reloads[stage.reload] },
  };
}

/**
 * Returns why nothing was cleared. `unanswered`: the background did not respond; `not-allowed`: the permission was
 * denied.
 */
export function refusalMessage(reason: Refusal | 'unanswered' | 'not-allowed'): Message {
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
  unverified: 'clear_result_unverified',
};

const stages: Readonly<Record<Exclude<Clearing['stage']['name'], 'done'>, MessageKey>> = {
  begun: 'clear_in_progress',
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
  'tab-gone': 'clear_refused_tab_closed',
  'other-page': 'clear_refused_other_page',
  'private-window': 'clear_refused_private_window',
  'ran-before': 'clear_refused_repeated',
  unanswered: 'clear_unknown',
  'not-allowed': 'clear_refused_permission',
};
