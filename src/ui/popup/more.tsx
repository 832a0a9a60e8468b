import type { Clearing } from '../../clearing/clearing.ts';
import type { ClearingAct } from '../../clearing/what-goes.ts';
import type { Act, View } from '../../explanation/view.ts';
import { originOf } from '../../navigation/url.ts';
import { text } from '../text.ts';
import { ClearSite } from './clear-site.tsx';
import { CopyReport } from './copy-report.tsx';
import { Fold } from './fold.tsx';
import type { ShownTab } from './shown-tab.ts';

const clearings: readonly ClearingAct[] = ['files', 'site-data'];

interface MoreProps {
  readonly view: View;
  readonly tab: ShownTab;
  readonly last: Clearing | undefined;
  readonly onAct: (act: Act) => void;
}

/** What else can be done, folded away. */
export function More({ view: { more, cure, archive, failure }, tab, last, onAct }: MoreProps) {
  const isWebsite = tab.url !== undefined && originOf(tab.url) !== undefined;
  if (!isWebsite) return null;
  return (
    <Fold name="more" title="popup_more_actions">
      <ul class="rows">
        {more.includes('reload-without-cache') && (
          <li>
            <button
              type="button"
              data-act="reload-without-cache"
              onClick={() => onAct('reload-without-cache')}
            >
              {text({ key: 'button_reload_without_cache' })}
            </button>
            <p class="note">{text({ key: 'popup_reload_without_cache_note' })}</p>
          </li>
        )}
        <li>
          <ClearSite tab={tab} last={last} acts={clearings.filter((act) => act !== cure)} />
        </li>
        {archive && (
          <li>
            <a data-act="archive" class="button" href={archive} target="_blank" rel="noreferrer">
              {text({ key: 'popup_archive' })}
            </a>
            <p class="note">{text({ key: 'popup_archive_note' })}</p>
          </li>
        )}
        {failure && (
          <li>
            <CopyReport failed={failure.page} tab={tab} />
            <p class="note">{text({ key: 'popup_copy_report_note' })}</p>
          </li>
        )}
      </ul>
    </Fold>
  );
}
