import type { Clearing } from '../../clearing/clearing.ts';
import type { ClearingAct } from '../../clearing/what-goes.ts';
import type { Act, View } from '../../explanation/view.ts';
import { originOf } from '../../navigation/url.ts';
import { text } from '../text.ts';
import { ClearSite } from './clear-site.tsx';
import { Fold } from './fold.tsx';
import type { ShownTab } from './shown-tab.ts';
import type { useOperatorParts } from './use-operator-parts.ts';

const clearings: readonly ClearingAct[] = ['files', 'site-data'];

interface MoreProps {
  readonly view: View;
  readonly tab: ShownTab;
  readonly last: Clearing | undefined;
  readonly operatorParts: ReturnType<typeof useOperatorParts>;
  readonly onAct: (act: Act) => void;
}

/** Further actions, collapsed. */
export function More({ view: { more, cure, failure }, tab, last, operatorParts, onAct }: MoreProps) {
  const [parts, loadParts] = operatorParts;
  const isWebsite = tab.url !== undefined && originOf(tab.url) !== undefined;
  if (!isWebsite) return null;
  return (
    <Fold name="more" title="popup_more_actions" onApproach={loadParts}>
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
        {failure && parts && <parts.ShareRows failed={failure.page} isPrivate={tab.private} />}
      </ul>
    </Fold>
  );
}
