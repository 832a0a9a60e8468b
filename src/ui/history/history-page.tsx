import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { MessageKey } from '../../explanation/message.ts';
import { historyAsCsv, historyAsJson } from '../../history/export-history.ts';
import type { PastOutage } from '../../history/past-outages.ts';
import { matchingSites, summarizeSites } from '../../history/site-summary.ts';
import { saveFile } from '../save-file.ts';
import { text } from '../text.ts';
import { deleteOutages } from './deletion.ts';
import { historyState } from './history-state.ts';
import { ExampleStrip, Legend } from './legend.tsx';
import { SiteEntry } from './site-entry.tsx';
import { UndoNotice } from './undo-notice.tsx';

/** Renders the page. `search` is what is searched for at first, such as the site over which the popup was open. */
export function HistoryPage({ search }: { search: string }) {
  const present = historyState.value;
  if (!present) return null;
  const { outages, isKept, now } = present;
  return (
    <>
      <header>
        <h1 tabIndex={-1}>{text({ key: 'history_page_title' })}</h1>
        <p>{text({ key: 'history_page_intro' })}</p>
        <p>
          <a href="options.html">{text({ key: 'history_page_settings' })}</a>
        </p>
      </header>
      {!isKept && <Notice title="history_page_off" note="history_page_off_note" />}
      {isKept && typeof outages === 'string' && <Notice title="history_page_unreadable" />}
      {isKept && outages.length === 0 && <NoOutages />}
      {typeof outages === 'object' && outages.length > 0 && (
        <Sites outages={outages} now={now} search={search} />
      )}
      <UndoNotice />
    </>
  );
}

function NoOutages() {
  return (
    <>
      <Notice title="history_page_empty" note="history_page_empty_note">
        <ExampleStrip />
      </Notice>
      <Legend />
    </>
  );
}

interface NoticeProps {
  readonly title: MessageKey;
  readonly note?: MessageKey;
  readonly children?: ComponentChildren;
}

function Notice({ title, note, children }: NoticeProps) {
  return (
    <section aria-labelledby={title} class="notice">
      <h2 id={title}>{text({ key: title })}</h2>
      {note && <p>{text({ key: note })}</p>}
      {children}
    </section>
  );
}

// As many sites as fit on most screens, and a page of them. More at once would delay the first of them.
const firstSites = 4;
const pageSize = 10;

interface SitesProps {
  readonly outages: readonly PastOutage[];
  readonly now: number;
  readonly search: string;
}

function Sites({ outages, now, search: initialSearch }: SitesProps) {
  const [search, setSearch] = useState(initialSearch);
  const [shown, show] = useState(firstSites);
  // After the first ones are painted.
  useEffect(() => show(pageSize), []);
  const all = useMemo(() => summarizeSites(outages, now), [outages, now]);
  const found = matchingSites(all, search);
  return (
    <>
      <section class="tools">
        <label class="row">
          <span class="field">{text({ key: 'history_page_search' })}</span>
          <input
            type="search"
            name="search"
            autocapitalize="none"
            spellcheck={false}
            value={search}
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
          />
        </label>
        <p class="note" role="status">
          {found.length > 0
            ? text({ key: 'history_page_sites', values: [{ plural: found.length }] })
            : text({ key: 'history_page_no_match' })}
        </p>
        <div class="acts">
          <button type="button" data-act="save-csv" onClick={() => saveCsv(outages)}>
            {text({ key: 'history_page_save_csv' })}
          </button>
          <button type="button" data-act="save-json" onClick={() => saveJson(outages)}>
            {text({ key: 'history_page_save_json' })}
          </button>
          <button
            type="button"
            data-act="delete-all"
            onClick={() => void deleteOutages({ of: 'everything' })}
          >
            {text({ key: 'history_page_delete_all' })}
          </button>
        </div>
      </section>
      <Legend />
      {found.slice(0, shown).map((site) => (
        <SiteEntry key={site.origin} site={site} now={now} open={found.length === 1} />
      ))}
      {shown >= pageSize && found.length > shown && (
        <button type="button" data-act="more-sites" onClick={() => show(shown + 4 * pageSize)}>
          {text({ key: 'history_page_more_sites' })}
        </button>
      )}
    </>
  );
}

function saveCsv(outages: readonly PastOutage[]): void {
  saveFile('gatelight-outages.csv', historyAsCsv(outages), 'text/csv');
}

function saveJson(outages: readonly PastOutage[]): void {
  saveFile('gatelight-outages.json', historyAsJson(outages));
}
