import { useEffect, useRef, useState } from 'preact/hooks';
import { formAgain } from '../../explanation/form-again.ts';
import type { MessageKey } from '../../explanation/message.ts';
import { viewOf } from '../../explanation/popup-view.ts';
import type { Act } from '../../explanation/view.ts';
import type { CommandResult } from '../../messages.ts';
import { type DocumentName, isSameDocument } from '../../navigation/same-document.ts';
import { text } from '../text.ts';
import { Acts } from './acts.tsx';
import { Announcer } from './announcer.tsx';
import { AskAccess } from './ask-access.tsx';
import { Card } from './card.tsx';
import { Chain } from './chain.tsx';
import { ClearReport } from './clear-report.tsx';
import { ClearSite } from './clear-site.tsx';
import { Fold } from './fold.tsx';
import { Head } from './head.tsx';
import { Headline } from './headline.tsx';
import { HelpDeskLine } from './help-desk.tsx';
import { Meaning } from './meaning.tsx';
import { More } from './more.tsx';
import { Reasons } from './reasons.tsx';
import { ask, documentIn, type ShownTab } from './shown-tab.ts';
import { useClearing } from './use-clearing.ts';
import { useEscape } from './use-escape.ts';
import { useOperatorParts } from './use-operator-parts.ts';

/** Why a click came to nothing, where the page's own words do not say it. */
const undone: Partial<Readonly<Record<CommandResult, MessageKey>>> = {
  form: 'clear_then_form',
  failed: 'state_click_failed',
  moved: 'state_click_moved',
  'too-many': 'state_click_too_many',
};

/** A click that came to nothing. */
interface UndoneClick {
  readonly reason: MessageKey;
  /** The page it was for; undefined where the tab had left that. */
  readonly document: DocumentName | undefined;
}

/** How long the reason is shown, in ms. */
const reasonShown = 10_000;

/** All that the popup says. It keeps nothing but what is folded open, a form's warning, and the room that it once needed. */
export function Popup({ tab }: { tab: ShownTab }) {
  const { tabId, url } = tab;
  const document = documentIn(tab);
  const last = useClearing(tabId);
  const [asked, setAsked] = useState<DocumentName>();
  const operatorParts = useOperatorParts();
  const [parts, loadParts] = operatorParts;
  const [undoneClick, setUndoneClick] = useState<UndoneClick>();
  const plain = viewOf(tab, Date.now());
  const isAsked = asked && document && isSameDocument(asked, document);
  const view = isAsked && plain.state === 'form' ? formAgain(plain) : plain;
  const { chain, card, failure } = view;
  useEscape(view === plain ? undefined : () => setAsked(undefined));
  const roomy = useRef(false);
  roomy.current ||= failure !== undefined;

  async function act(act: Act): Promise<void> {
    setAsked(act === 'ask-to-send' ? document : undefined);
    setUndoneClick(undefined);
    if (!document || act === 'ask-to-send' || act === 'leave-form') return;
    const command = act === 'load-again' ? 'try-now' : act;
    const carried = await ask({ kind: 'command', tabId, document, command });
    const reason = carried && undone[carried];
    if (reason) setUndoneClick({ reason, document: carried === 'moved' ? undefined : document });
  }

  useEffect(() => {
    const timer = undoneClick && setTimeout(setUndoneClick, reasonShown, undefined);
    return () => clearTimeout(timer);
  }, [undoneClick]);
  const { reason, document: of } = undoneClick ?? {};
  const isOfAnother = of !== undefined && !(document && isSameDocument(of, document));
  const acts = <Acts buttons={view} ready={document !== undefined} onAct={act} />;
  return (
    <main data-state={view.state} class={roomy.current ? 'roomy' : undefined}>
      <Head url={url} />
      <Headline message={view.headline} />
      {chain && <Chain links={chain} />}
      <Meaning view={view} />
      {card && <Card card={card} />}
      {view.cure ? (
        <div class="cure">
          <ClearSite tab={tab} last={last} acts={[view.cure]} primary />
          {acts}
        </div>
      ) : (
        acts
      )}
      <p role="status">{reason && !isOfAnother && text({ key: reason })}</p>
      <ClearReport tab={tab} last={last} />
      <AskAccess url={url} />
      {failure && <Reasons explanation={failure.explanation} />}
      <More view={view} tab={tab} last={last} operatorParts={operatorParts} onAct={act} />
      {failure && (
        <Fold name="owner" title="popup_owner" onApproach={loadParts}>
          {parts && <parts.OwnerDetails failed={failure.page} />}
        </Fold>
      )}
      {tab.help && <HelpDeskLine help={tab.help} />}
      <Announcer view={view} />
    </main>
  );
}
