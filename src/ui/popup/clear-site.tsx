import { useRef, useState } from 'preact/hooks';
import { requestClearing } from '../../browser/clearing-permission.ts';
import type { ClearingAct } from '../../clearing/clearable-data.ts';
import { type Clearing, nextNumber } from '../../clearing/clearing.ts';
import type { Refusal } from '../../clearing/clearing-refusal.ts';
import { refusalMessage } from '../../explanation/clearing-messages.ts';
import type { MessageKey } from '../../explanation/message.ts';
import { originOf } from '../../navigation/url.ts';
import { ask } from '../ask.ts';
import { text } from '../text.ts';
import { ClearConfirmation } from './clear-confirmation.tsx';
import { documentIn, type ShownTab } from './shown-tab.ts';

const labels: Readonly<Record<ClearingAct, MessageKey>> = {
  files: 'button_clear_files',
  'site-data': 'button_clear_data',
};

const focus = (button: HTMLButtonElement | null) => button?.focus();

interface ClearSiteProps {
  readonly tab: Pick<ShownTab, 'tabId' | 'url' | 'storeId' | 'private' | 'shown' | 'document'>;
  readonly lastClearing: Clearing | undefined;
  readonly acts: readonly ClearingAct[];
  /** Whether it takes the place of the popup's primary button. */
  readonly primary?: boolean;
}

/** Offers to clear what a site has stored, after a confirmation. */
export function ClearSite(props: ClearSiteProps) {
  const { url, private: isPrivate } = props.tab;
  const origin = url === undefined ? undefined : originOf(url);
  if (!origin) return null;
  if (isPrivate) return <p class="note">{text(refusalMessage('private-window'))}</p>;
  // The key discards an open confirmation when the tab goes to another site.
  return <ClearOrigin key={origin} {...props} origin={origin} />;
}

function ClearOrigin({
  tab,
  origin,
  lastClearing,
  acts,
  primary = false,
}: ClearSiteProps & { readonly origin: string }) {
  const { tabId } = tab;
  const document = documentIn(tab);
  const [confirming, setConfirming] = useState<ClearingAct>();
  // The button that opened the confirmation gets the focus back afterwards.
  const opener = useRef<ClearingAct>(undefined);
  const [refusal, setRefusal] = useState<Refusal | 'unanswered' | 'not-allowed'>();

  const clear = async (act: ClearingAct) => {
    // Must come first: the browser accepts the permission request only during the click.
    const allowed = await requestClearing();
    setConfirming(undefined);
    if (!allowed) return setRefusal('not-allowed');
    // The tab has loaded another page that is not yet known.
    if (!document) return setRefusal('other-page');
    const request = {
      kind: 'clear',
      tabId,
      document,
      origin,
      act,
      number: nextNumber(lastClearing),
    } as const;
    const answer = (await ask(request)) ?? 'unanswered';
    if (answer !== 'ran') setRefusal(answer);
    // Starts a new worker in place of the one that was killed, so that it reports what is known.
    if (answer === 'unanswered') void ask({ kind: 'inspect-tab', tabId });
  };
  const choose = (act: ClearingAct | undefined) => {
    setRefusal(undefined);
    setConfirming(act);
    opener.current = act ?? opener.current;
  };

  if (confirming)
    return (
      <ClearConfirmation
        act={confirming}
        tab={tab}
        origin={origin}
        onConfirm={clear}
        onCancel={() => choose(undefined)}
      />
    );
  return (
    <div class="clear">
      <div class="acts">
        {acts.map((act) => (
          <button
            key={act}
            ref={act === opener.current ? focus : null}
            type="button"
            data-act={`clear-${act}`}
            class={primary ? 'primary' : undefined}
            onClick={() => choose(act)}
          >
            {text({ key: labels[act] })}
          </button>
        ))}
      </div>
      <div role="status">{refusal && <p>{text(refusalMessage(refusal))}</p>}</div>
    </div>
  );
}
