import type { Check, Explanation } from '../../explanation/explanation.ts';
import { harmless } from '../../explanation/harmless.ts';
import type { MessageKey, Value } from '../../explanation/message.ts';
import { tellingHeaders } from '../../explanation/telling-headers.ts';
import type { Header, Page } from '../../navigation/page.ts';
import { forwards, text, valueText } from '../text.ts';
import { CopyButton } from './copy-button.tsx';
import { Fold } from './fold.tsx';
import { Pairs } from './pairs.tsx';

const isWindows = navigator.userAgent.includes('Windows');

interface OwnersPartProps {
  readonly page: Page;
  readonly explanation: Explanation;
}

/** For the person who runs the site: what was seen, and what to check, in the field's own terms. */
export function OwnersPart(props: OwnersPartProps) {
  return (
    <Fold name="owner" title="popup_owner">
      <OwnersDetails {...props} />
    </Fold>
  );
}

function OwnersDetails({ page, explanation: { owner } }: OwnersPartProps) {
  const { author, summary, confidence, chain, checks, links, ids } = owner;
  const hops = chain.map(
    ({ name, state }) => text(name) + { fine: ' ✓', broken: ' ✗', unknown: ' ?' }[state],
  );
  return (
    <>
      <p>{[author, summary, confidence].map(text).join(' ')}</p>
      <p>{hops.join(` ${forwards} `)}</p>
      <Pairs rows={[...timesOf(page), ...ids.map(({ name, value }) => asText([name, value]))]} />
      <h2>{text({ key: 'popup_headers' })}</h2>
      <Pairs rows={tellingHeaders(page).map(asText)} />
      {checks.map((check) => (
        <CheckPart key={check.text.key} check={check} />
      ))}
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

/** What servers wrote, shown as it is, and cut. */
function asText([name, value]: Header): readonly [string, string] {
  return [harmless(name), harmless(value)];
}

function timesOf({ arrivedAt, outcome }: Page): readonly (readonly [string, string])[] {
  const took = outcome.kind === 'response' ? outcome.head.timeToFirstByte : undefined;
  const times: [MessageKey, Value][] = [['popup_time', { moment: arrivedAt }]];
  if (took !== undefined) times.push(['popup_first_byte', { duration: took }]);
  return times.map(([key, value]) => [text({ key }), valueText(value)]);
}

function CheckPart({ check: { text: words, commands } }: { check: Check }) {
  return (
    <div class="check">
      <p>{text(words)}</p>
      {commands.map((command) => {
        const line = isWindows ? command.windows : command.unix;
        return (
          <div key={line} class="command">
            <code dir="ltr">{harmless(line)}</code>
            <CopyButton label="popup_copy" act="copy-command" of={line} copied={() => line} />
          </div>
        );
      })}
    </div>
  );
}
