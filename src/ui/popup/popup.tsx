import { useEffect, useRef, useState } from 'preact/hooks';
import { oversizedCookies } from '../../cookies/oversized.ts';
import type { FailedPage } from '../../diagnosis/failed-page.ts';
import { resubmissionWarning } from '../../explanation/form-resubmission.ts';
import type { MessageKey } from '../../explanation/message.ts';
import { viewOf } from '../../explanation/popup-view.ts';
import { statusLineFor } from '../../explanation/status-names.ts';
import type { PopupAction } from '../../explanation/view.ts';
import { type DocumentName, isSameDocument } from '../../navigation/same-document.ts';
import { ask } from '../ask.ts';
import { text } from '../text.ts';
import { AccessRequest } from './access-request.tsx';
import { ActionButtons } from './action-buttons.tsx';
import { Announcer } from './announcer.tsx';
import { Chain } from './chain.tsx';
import { CheckSection } from './check-section.tsx';
import { ClearReport, useLastClearing } from './clear-report.tsx';
import { ClearSite } from './clear-site.tsx';
import { CodeMeaningSection } from './code-meaning-section.tsx';
import { CollapsibleSection } from './collapsible-section.tsx';
import { CookieOffer } from './cookie-offer.tsx';
import { EvidenceSection } from './evidence-section.tsx';
import { Header } from './header.tsx';
import { Headline } from './headline.tsx';
import { HelpDeskLine } from './help-desk-line.tsx';
import { useCookieParts, useOperatorParts } from './late-parts.ts';
import { Meaning } from './meaning.tsx';
import { MoreActions } from './more-actions.tsx';
import { PartsSection } from './parts-section.tsx';
import { refusals } from './refused-commands.ts';
import { documentIn, type ShownTab } from './shown-tab.ts';
import { StatusCard } from './status-card.tsx';
import { useDensity } from './use-density.ts';
import { useEscape } from './use-escape.ts';
import { useLoadedPage } from './use-loaded-page.tsx';

/** A click whose command was not carried out. */
interface RefusedClick {
  readonly reason: MessageKey;
  /** The document that it was for; undefined if the tab had left that document. */
  readonly document: DocumentName | undefined;
}

/** How long the reason is shown, in ms. */
const reasonShown = 10_000;

/** Renders the whole popup. Its only state is a form's warning, a refused click and the height that it once needed. */
export function Popup({ tab }: { tab: ShownTab }) {
  const { tabId, url } = tab;
  const document = documentIn(tab);
  const lastClearing = useLastClearing(tabId);
  const operatorParts = useOperatorParts();
  const [parts, loadParts] = operatorParts;
  const [cookieParts, loadCookieParts] = useCookieParts();
  // The page whose cookies are listed.
  const [listed, setListed] = useState<FailedPage>();
  const [warnedDocument, setWarnedDocument] = useState<DocumentName>();
  const [refusedClick, setRefusedClick] = useState<RefusedClick>();
  const { view: plain, details, frameReloads } = useLoadedPage(tab, viewOf(tab, Date.now()));
  const isWarned = warnedDocument && document && isSameDocument(warnedDocument, document);
  const view = isWarned && plain.state === 'form' ? resubmissionWarning(plain) : plain;
  const { chain, card, failure } = view;
  useEscape(view === plain ? undefined : () => setWarnedDocument(undefined));
  const [density, root] = useDensity();
  const roomy = useRef(false);
  roomy.current ||= failure !== undefined;

  async function act(act: PopupAction): Promise<void> {
    setWarnedDocument(act === 'ask-to-send' ? document : undefined);
    setRefusedClick(undefined);
    if (!document || act === 'ask-to-send' || act === 'leave-form') return;
    const command = act === 'load-again' ? 'try-now' : act;
    const result = await ask({ kind: 'command', tabId, document, command });
    const reason = result && refusals[result];
    if (reason) setRefusedClick({ reason, document: result === 'moved' ? undefined : document });
  }

  useEffect(() => {
    const timer = refusedClick && setTimeout(setRefusedClick, reasonShown, undefined);
    return () => clearTimeout(timer);
  }, [refusedClick]);
  const { reason, document: refusedFor } = refusedClick ?? {};
  const isForOther = refusedFor !== undefined && !(document && isSameDocument(refusedFor, document));
  const oversized = failure && oversizedCookies(failure.page.diagnosis);
  const isRemedy = oversized === 'likely' && view.remedy !== undefined;
  // Clearing everything is the second choice, among the other actions.
  const remedy = isRemedy ? undefined : view.remedy;
  const cookieOffer = failure && oversized && (
    <CookieOffer
      primary={isRemedy}
      open={listed !== undefined}
      onApproach={loadCookieParts}
      onAllowed={() => setListed(failure.page)}
    />
  );
  const buttons = <ActionButtons buttons={view} ready={document !== undefined} onAct={act} />;
  return (
    <main
      ref={root}
      data-state={view.state}
      data-density={density || undefined}
      class={roomy.current ? 'roomy' : undefined}
    >
      <Header url={url} code={failure && statusLineFor(failure.page.diagnosis)} />
      <Headline message={view.headline} />
      {chain && <Chain links={chain} />}
      <Meaning view={view} />
      {card && <StatusCard card={card} />}
      {isRemedy || remedy ? (
        <div class="remedy">
          {isRemedy && cookieOffer}
          {remedy && <ClearSite tab={tab} lastClearing={lastClearing} acts={[remedy]} primary />}
          {buttons}
        </div>
      ) : (
        buttons
      )}
      {frameReloads}
      {cookieParts && (
        <cookieParts.CookieRepair tab={tab} listed={listed} onClose={() => setListed(undefined)} />
      )}
      <p role="status">{reason && !isForOther && text({ key: reason })}</p>
      <ClearReport tab={tab} lastClearing={lastClearing} />
      <AccessRequest url={url} />
      {failure && <CodeMeaningSection failed={failure.page} operatorParts={operatorParts} />}
      {failure && <EvidenceSection diagnosis={failure.page.diagnosis} />}
      <PartsSection url={url} state={view.state} details={details} />
      <CheckSection tab={tab} onReload={() => act('try-now')} />
      <MoreActions
        view={view}
        remedy={remedy}
        tab={tab}
        lastClearing={lastClearing}
        operatorParts={operatorParts}
        cookieOffer={isRemedy ? undefined : cookieOffer}
        onAct={act}
      />
      {failure && (
        <CollapsibleSection name="owner" title={{ key: 'popup_owner' }} onApproach={loadParts}>
          {parts && <parts.OwnerSection failed={failure.page} />}
        </CollapsibleSection>
      )}
      {tab.help && <HelpDeskLine help={tab.help} />}
      <Announcer view={view} />
    </main>
  );
}
