import { type Clearing, isNews } from '../../clearing/clearing.ts';
import { reportOf } from '../../explanation/clearing-words.ts';
import { originOf } from '../../navigation/url.ts';
import { text } from '../text.ts';
import type { ShownTab } from './shown-tab.ts';

interface Props {
  readonly tab: Pick<ShownTab, 'tabId' | 'url'>;
  readonly last: Clearing | undefined;
}

/** What came of the clearing that was last asked for in this tab, for as long as it is news. */
export function ClearReport({ tab: { tabId, url = '' }, last }: Props) {
  const news = last && isNews(last, tabId, originOf(url), Date.now());
  return (
    <div class="clear" role="status">
      {news && <Report clearing={last} />}
    </div>
  );
}

function Report({ clearing }: { clearing: Clearing }) {
  const { headline, rows, note } = reportOf(clearing);
  return (
    <>
      <p data-cleared={clearing.stage.name}>{text(headline)}</p>
      {rows.length > 0 && (
        <dl>
          {rows.map(({ name, result }) => (
            <div key={name.key} class="pair">
              <dt>{text(name)}</dt>
              <dd>{text(result)}</dd>
            </div>
          ))}
        </dl>
      )}
      {note && <p class="note">{text(note)}</p>}
    </>
  );
}
