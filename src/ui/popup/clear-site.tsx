import { useRef, useState } from 'preact/hooks';
import { requestClearing } from '../../browser/clearing-permission.ts';
import { type Clearing, nextNumber, type Refusal } from '../../clearing/clearing.ts';
import type { ClearingAct } from '../../clearing/what-goes.ts';
import { refusalWords } from '../../explanation/clearing-words.ts';
import type { MessageKey } from '../../explanation/message.ts';
import { originOf } from '../../navigation/url.ts';
import { text } from '../text.ts';
import { ClearOffer } from './clear-offer.tsx';
import { ask, documentIn, type ShownTab } from './shown-tab.ts';

const labels: Readonly<Record<ClearingAct, MessageKey>> = {
  files: 'button_clear_files',
  'site-data': 'button_clear_data',
};

const takeFocus = (button: HTMLButtonElement | null) => button?.focus();

interface Props {
  readonly tab: Pick<ShownTab, 'tabId' | 'url' | 'storeId' | 'private' | 'shown' | 'document'>;
  readonly last: Clearing | undefined;
  readonly acts: readonly ClearingAct[];
  /** It stands where the popup's one primary button does. */
  readonly primary?: boolean;
}

/** Clears what a site has stored: says what will go, and waits for a yes. */
export function ClearSite(props: Props) {
  const { url, private: isPrivate } = props.tab;
  const origin = url === undefined ? undefined : originOf(url);
  if (!origin) return null;
  if (isPrivate) return <p class="note">{text(refusalWords('private-window'))}</p>;
  // By its key, so that what was asked about one site is withdrawn with it.
  return <ClearOrigin key={origin} {...props} origin={origin} />;
}

function ClearOrigin({ tab, origin, last, acts, primary = false }: Props & { readonly origin: string }) {
  const { tabId } = tab;
  const document = documentIn(tab);
  const [asking, setAsking] = useState<ClearingAct>();
  // The button that asked has the focus again when it is back.
  const asked = useRef<ClearingAct>(undefined);
  const [refusal, setRefusal] = useState<Refusal | 'unanswered' | 'not-allowed'>();

  const clear = async (act: ClearingAct) => {
    // First of all, while the click still counts as the reader's gesture.
    const allowed = await requestClearing();
    setAsking(undefined);
    if (!allowed) return setRefusal('not-allowed');
    // The next page has come, and is not yet known.
    if (!document) return setRefusal('other-page');
    const request = { kind: 'clear', tabId, document, origin, act, number: nextNumber(last) } as const;
    const answer = (await ask(request)) ?? 'unanswered';
    if (answer !== 'ran') setRefusal(answer);
    // Wakes the worker that comes after the one that died, so that it says what is known.
    if (answer === 'unanswered') void ask({ kind: 'look', tabId });
  };
  const choose = (act: ClearingAct | undefined) => {
    setRefusal(undefined);
    setAsking(act);
    asked.current = act ?? asked.current;
  };

  if (asking)
    return (
      <ClearOffer act={asking} tab={tab} origin={origin} answer={clear} cancel={() => choose(undefined)} />
    );
  return (
    <div class="clear">
      <div class="acts">
        {acts.map((act) => (
          <button
            key={act}
            ref={act === asked.current ? takeFocus : null}
            type="button"
            data-act={`clear-${act}`}
            class={primary ? 'primary' : undefined}
            onClick={() => choose(act)}
          >
            {text({ key: labels[act] })}
          </button>
        ))}
      </div>
      <div role="status">{refusal && <p>{text(refusalWords(refusal))}</p>}</div>
    </div>
  );
}
