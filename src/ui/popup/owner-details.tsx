import type { FailedPage } from '../../diagnosis/failed-page.ts';
import { commandTargetOf } from '../../explanation/command-target.ts';
import { diagnosticHeaders } from '../../explanation/diagnostic-headers.ts';
import type { MessageKey, Value } from '../../explanation/message.ts';
import { ownersPart } from '../../explanation/owner.ts';
import { sanitize } from '../../explanation/sanitize.ts';
import type { Header, Page } from '../../navigation/page.ts';
import { forwards, paragraph, text, valueText } from '../text.ts';
import { CheckList } from './check-list.tsx';

interface OwnerDetailsProps {
  readonly failed: FailedPage;
  /** False if the page's time is only that of its diagnosis. */
  readonly isTimeKnown?: boolean;
}

/** Details for the site's operator, in technical terms: what was observed and what to check. */
export function OwnerDetails({
  failed: { page, diagnosis, ...failed },
  isTimeKnown = true,
}: OwnerDetailsProps) {
  const owner = ownersPart(diagnosis, commandTargetOf(page.url), failed.commonCause);
  const { generatedBy, named, summary, suspects, confidence, commonCause, chain, checks, links, ids } = owner;
  const headers = diagnosticHeaders(page).map(safeHeader);
  const hops = chain.map(
    ({ name, state }) => text(name) + { fine: ' ✓', broken: ' ✗', unknown: ' ?' }[state],
  );
  return (
    <>
      <p>{paragraph([generatedBy, named, summary, suspects, confidence, commonCause])}</p>
      <p>{hops.join(` ${forwards} `)}</p>
      <Pairs
        rows={[...timesOf(page, isTimeKnown), ...ids.map(({ name, value }) => safeHeader([name, value]))]}
      />
      {headers.length > 0 && <h2>{text({ key: 'popup_headers' })}</h2>}
      <Pairs rows={headers} />
      <CheckList checks={checks} />
      {links.map(({ label, url }) => (
        <p key={url}>
          <a href={url} target="_blank" rel="noreferrer">
            {text(label)}
          </a>
        </p>
      ))}
    </>
  );
}

/** Makes a header that a server wrote safe to show: invisible characters are replaced and long values are cut. */
function safeHeader([name, value]: Header): readonly [string, string] {
  return [sanitize(name), sanitize(value)];
}

function timesOf({ arrivedAt, outcome }: Page, isTimeKnown: boolean): readonly (readonly [string, string])[] {
  const took = outcome.kind === 'response' ? outcome.head.timeToFirstByte : undefined;
  const times: [MessageKey, Value][] = [];
  if (isTimeKnown) times.push(['popup_time', { moment: arrivedAt }]);
  if (took !== undefined) times.push(['popup_first_byte', { duration: took }]);
  return times.map(([key, value]) => [text({ key }), valueText(value)]);
}

/** Renders names and values. The caller passes what a server wrote through `sanitize` first. */
function Pairs({ rows }: { rows: readonly (readonly [name: string, value: string])[] }) {
  if (rows.length === 0) return null;
  return (
    <dl>
      {rows.map(([name, value], nth) => (
        <div key={nth} class="pair">
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
