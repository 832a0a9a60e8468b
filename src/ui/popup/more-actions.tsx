import type { ComponentChild } from 'preact';
import type { ClearingAct } from '../../clearing/clearable-data.ts';
import type { Clearing } from '../../clearing/clearing.ts';
import type { PopupAction, View } from '../../explanation/view.ts';
import { originOf } from '../../navigation/url.ts';
import { text } from '../text.ts';
import { ClearSite } from './clear-site.tsx';
import { CollapsibleSection } from './collapsible-section.tsx';
import type { useOperatorParts } from './late-parts.ts';
import type { ShownTab } from './shown-tab.ts';

const clearings: readonly ClearingAct[] = ['files', 'site-data'];

interface MoreActionsProps {
  readonly view: View;
  /** The clearing that is offered further up. */
  readonly remedy: ClearingAct | undefined;
  readonly tab: ShownTab;
  readonly lastClearing: Clearing | undefined;
  readonly operatorParts: ReturnType<typeof useOperatorParts>;
  /** The offer to list the page's cookies. */
  readonly cookieOffer: ComponentChild;
  readonly onAct: (act: PopupAction) => void;
}

/** Offers further actions in a collapsible section; renders nothing on a page that is not a website's. */
export function MoreActions({
  view,
  remedy,
  tab,
  lastClearing,
  operatorParts,
  cookieOffer,
  onAct,
}: MoreActionsProps) {
  const { more, failure } = view;
  const [parts, loadParts] = operatorParts;
  const isWebsite = tab.url !== undefined && originOf(tab.url) !== undefined;
  if (!isWebsite) return null;
  return (
    <CollapsibleSection name="more" title={{ key: 'popup_more_actions' }} onApproach={loadParts}>
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
        {cookieOffer && <li>{cookieOffer}</li>}
        <li>
          <ClearSite tab={tab} lastClearing={lastClearing} acts={clearings.filter((act) => act !== remedy)} />
        </li>
        {/* A private window leaves no history. */}
        {!tab.private && (
          <li>
            <a
              data-act="history"
              class="button"
              href={`history.html#${tab.url && originOf(tab.url)}`}
              target="_blank"
              rel="noopener"
            >
              {text({ key: 'history_page_title' })}
            </a>
          </li>
        )}
        {failure && parts && <parts.ShareRows failed={failure.page} isPrivate={tab.private} />}
      </ul>
    </CollapsibleSection>
  );
}
