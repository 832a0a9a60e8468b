import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { explainPage } from '../../explanation/explain.ts';
import { type Act, calmOf, standingOf } from '../../explanation/popup-view.ts';
import type { FailedPage } from '../../session.ts';
import { text } from '../text.ts';
import { Actions } from './actions.tsx';
import { Chain } from './chain.tsx';
import { Countdown } from './countdown.tsx';
import { OwnersPart } from './owners-part.tsx';
import { ask, type ShownTab } from './shown-tab.ts';

interface Props {
  readonly shown: ReadonlySignal<ShownTab>;
}

/** All that the popup says; it keeps nothing but what is folded open. */
export function Popup({ shown }: Props) {
  const { tabId, record, url } = shown.value;
  const site = url !== undefined && URL.canParse(url) ? new URL(url).host : undefined;
  return (
    <>
      {site && <p class="site">{site}</p>}
      {record?.shown ? <Failing tab={shown.value} failed={record.shown} /> : <Calm tab={shown.value} />}
      {(record?.shown || shown.value.sight === 'well') && <MoreActions tabId={tabId} />}
    </>
  );
}

function Failing({ tab, failed }: { tab: ShownTab; failed: FailedPage }) {
  const explanation = explainPage(failed.page, failed.diagnosis);
  const standing = standingOf(tab.tabId, failed, tab.outage);
  return (
    <>
      <Headline>{text(explanation.headline)}</Headline>
      <Chain links={explanation.chain} />
      {explanation.happened.map((message) => (
        <p key={message.key}>{text(message)}</p>
      ))}
      <p>{text(explanation.isItMe)}</p>
      <Countdown standing={standing} />
      <Actions standing={standing} tabId={tab.tabId} />
      <details>
        <summary>{text({ key: 'popup_why' })}</summary>
        <ul class="reasons">
          {explanation.evidence.map((message) => (
            <li key={message.key}>{text(message)}</li>
          ))}
        </ul>
      </details>
      <OwnersPart owner={explanation.owner} />
    </>
  );
}

function Calm({ tab }: { tab: ShownTab }) {
  const { headline, note, tries } = calmOf(tab.tabId, tab.outage, tab.sight);
  return (
    <>
      <Headline>{text(headline)}</Headline>
      <p>{text(note)}</p>
      {tries !== undefined && tries > 0 && (
        <p class="quiet">{text({ key: 'popup_tries', values: [{ count: tries }] })}</p>
      )}
    </>
  );
}

function MoreActions({ tabId }: { tabId: number }) {
  const act: Act = 'reload-without-cache';
  return (
    <details>
      <summary>{text({ key: 'popup_more_actions' })}</summary>
      <div class="actions">
        <button type="button" data-act={act} onClick={() => ask({ kind: 'wish', tabId, wish: act })}>
          {text({ key: 'button_reload_without_cache' })}
        </button>
      </div>
      <p class="quiet">{text({ key: 'popup_reload_without_cache_note' })}</p>
    </details>
  );
}

/** Has the first focus, so that it is the first thing read aloud and no key press acts by accident. */
function Headline({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
