import { sanitize } from '../../explanation/sanitize.ts';
import { parseWebUrl } from '../../navigation/url.ts';
import { hasFailed } from '../../pasted/har.ts';
import type { PastedResponse } from '../../pasted/pasted-response.ts';
import { text } from '../text.ts';

interface ResponseListProps {
  readonly responses: readonly PastedResponse[];
  /** How many were found; some of them may not be listed. */
  readonly total: number;
  readonly selected: number;
  readonly onSelect: (nth: number) => void;
}

/** Lists several responses, to choose one of them. Radio buttons, which arrow keys move between. */
export function ResponseList({ responses, total, selected, onSelect }: ResponseListProps) {
  const shown = responses.length;
  return (
    <section aria-labelledby="responses">
      <h2 id="responses">{text({ key: 'paste_list' })}</h2>
      <p class="note">
        {shown < total
          ? text({ key: 'paste_list_more', values: [{ count: shown }, { count: total }] })
          : text({ key: 'paste_list_note' })}
      </p>
      <div class="responses" role="radiogroup" aria-labelledby="responses">
        {responses.map((response, nth) => (
          <label key={nth} class="response">
            <input type="radio" name="selected" checked={nth === selected} onChange={() => onSelect(nth)} />
            <span class={hasFailed(response) ? 'status' : 'status fine'}>
              <bdi>{response.status ?? text({ key: 'paste_no_answer' })}</bdi>
            </span>
            <span class="target" dir="ltr">
              {targetOf(response)}
            </span>
          </label>
        ))}
      </div>
    </section>
  );
}

/** In characters. */
const maxTarget = 200;

/** Returns method, host and path, by which a user tells the responses apart. Omits the query, which may be secret. */
function targetOf({ method, url = '', path = '' }: PastedResponse): string {
  const parsed = parseWebUrl(url);
  const [place = ''] = (parsed ? parsed.host + parsed.pathname : path || url).split(/[?#]/, 1);
  return sanitize([method, place].filter(Boolean).join(' '), maxTarget);
}
