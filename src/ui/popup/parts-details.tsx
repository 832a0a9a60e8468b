import { extensionVersion } from '../../browser/runtime.ts';
import type { Message } from '../../explanation/message.ts';
import { partsReportOf } from '../../explanation/parts-report.ts';
import { groupMessage, slowMessages, visibilityMessages } from '../../explanation/parts-view.ts';
import { sanitize } from '../../explanation/sanitize.ts';
import type { PartGroup } from '../../parts/failed-parts.ts';
import { paragraph, text, valueText } from '../text.ts';
import type { LoadedPageReading } from './loaded-page-parts.ts';
import { PhaseChart } from './phase-chart.tsx';
import { ReportRow } from './report-row.tsx';

/** How many addresses are listed. */
const mostAddresses = 20;

interface PartsDetailsProps {
  readonly reading: LoadedPageReading;
  readonly isPrivate: boolean;
}

/** Lists what failed inside a page that loaded, how the page itself arrived, and what the browser does not show. */
export function PartsDetails({ reading: { parts, readAt }, isPrivate }: PartsDetailsProps) {
  if (!parts) return <p>{text({ key: 'parts_not_read' })}</p>;
  const { groups, timing } = parts;
  const major = groups.filter(({ matters }) => matters);
  const minor = groups.filter(({ matters }) => !matters);
  const notes = [...visibilityMessages(parts), ...slowMessages(parts)];
  const lines = () =>
    partsReportOf(parts, readAt, {
      private: isPrivate,
      zoneOffset: new Date(readAt).getTimezoneOffset(),
      userAgent: navigator.userAgent,
      version: extensionVersion(),
    });
  return (
    <>
      {major.length > 0 && <Sentences messages={major.map(groupMessage)} />}
      {notes.length > 0 && <p>{paragraph(notes)}</p>}
      {timing && <PhaseChart timing={timing} />}
      {minor.length > 0 && (
        <>
          <h2>{text({ key: 'parts_minor' })}</h2>
          <Sentences messages={minor.map(groupMessage)} />
        </>
      )}
      {groups.length > 0 && <Addresses groups={groups} />}
      <ul class="rows">
        <ReportRow lines={lines} />
      </ul>
    </>
  );
}

function Sentences({ messages }: { messages: readonly Message[] }) {
  return (
    <ul>
      {messages.map((message) => (
        <li key={JSON.stringify(message)}>{text(message)}</li>
      ))}
    </ul>
  );
}

/** Lists the failed parts for the site's operator. The page chose the URLs. */
function Addresses({ groups }: { groups: readonly PartGroup[] }) {
  const rows = groups.flatMap(({ status, urls }) => urls.map((one) => ({ ...one, status })));
  return (
    <>
      <h2>{text({ key: 'parts_addresses' })}</h2>
      <dl>
        {rows.slice(0, mostAddresses).map(({ url, status, count, took }, nth) => (
          <div key={nth} class="pair">
            <dt>
              {status ?? '–'}
              {count > 1 && ` · ${valueText({ count })}×`}
            </dt>
            <dd>
              <bdi>{sanitize(url)}</bdi>
              {took !== undefined && ` · ${valueText({ duration: took })}`}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
