import { registrableDomain } from '../../browser/public-suffix.ts';
import { type CheckAction, conclusionOf } from '../../check/check-conclusion.ts';
import { type CheckProgress, rungsOf } from '../../check/check-rungs.ts';
import { checkTargetOf, requestedHosts } from '../../check/check-target.ts';
import { came, resultOf } from '../../check/site-requests.ts';
import { conclusionMessage, refusalMessage } from '../../explanation/ladder-messages.ts';
import type { Message } from '../../explanation/message.ts';
import { text } from '../text.ts';
import { CheckTable } from './check-table.tsx';
import { Ladder, rungText } from './ladder.tsx';
import { documentIn, type ShownTab } from './shown-tab.ts';
import { type SiteCheck, useCheck } from './use-check.ts';

interface CheckSiteProps {
  readonly tab: ShownTab;
  /** Reloads the page for the user. */
  readonly onReload: () => void;
}

/** Offers to check the site of a tab, and draws what the check finds. Renders nothing in a private window but why. */
export function CheckSite({ tab, onReload }: CheckSiteProps) {
  const document = documentIn(tab);
  const check = useCheck(document && { tabId: tab.tabId, document });
  if (tab.private) return <p class="note">{text({ key: 'ladder_private' })}</p>;
  const { progress, refusal } = check;
  const end = progress?.finished && !refusal ? conclusionOf(progress.target, progress.results) : undefined;
  const said = refusal ? refusalMessage(refusal) : end && conclusionMessage(end);
  return (
    <>
      <p class="note">{text({ key: 'ladder_offer', values: [hostsOf(tab.url)] })}</p>
      <Buttons check={check} isReady={document !== undefined} />
      {progress && <Ladder progress={progress} />}
      <Outcome said={said} progress={progress} />
      {progress?.finished && end && (
        <>
          {end.action && <Act action={end.action} onReload={onReload} />}
          <StatusPage progress={progress} />
          <EdgeSays progress={progress} />
        </>
      )}
      {progress?.finished && progress.results.length > 0 && (
        <CheckTable
          target={progress.target}
          results={progress.results}
          conclusion={conclusionOf(progress.target, progress.results)}
        />
      )}
    </>
  );
}

function Buttons({ check, isReady }: { check: SiteCheck; isReady: boolean }) {
  const { isRunning, progress, start, cancel } = check;
  const idle = isRunning || !isReady;
  return (
    <div class="acts">
      <button type="button" data-act="check" aria-disabled={idle} onClick={() => idle || start()}>
        {text({ key: progress && !isRunning ? 'ladder_again' : 'ladder_start' })}
      </button>
      {isRunning && (
        <button type="button" data-act="check-cancel" onClick={cancel}>
          {text({ key: 'button_cancel' })}
        </button>
      )}
    </div>
  );
}

/** Says the conclusion, and until then, to a screen reader, the rung that is being checked. */
function Outcome({
  said,
  progress,
}: {
  readonly said: Message | undefined;
  readonly progress: CheckProgress | undefined;
}) {
  const running = progress && rungsOf(progress).findLast(({ state }) => state === 'running');
  return (
    <div role="status">
      {said && (
        <p data-found={said.key}>
          <strong>{text(said)}</strong>
        </p>
      )}
      {!said && running && progress && <p class="hidden">{rungText(running, progress)}</p>}
    </div>
  );
}

function Act({ action, onReload }: { readonly action: CheckAction; readonly onReload: () => void }) {
  if (action.kind === 'reload')
    return (
      <button type="button" class="primary" data-act="check-reload" onClick={onReload}>
        {text({ key: 'ladder_reload' })}
      </button>
    );
  const labels: Readonly<Record<typeof action.kind, Message>> = {
    'open-front': { key: 'ladder_open_front' },
    'open-other': { key: 'ladder_open_other', values: [new URL(action.url).host] },
    'open-login': { key: 'ladder_open_login' },
  };
  return (
    <p>
      <a class="button" data-act={action.kind} href={action.url} target="_blank" rel="noreferrer">
        {text(labels[action.kind])}
      </a>
    </p>
  );
}

/** Offers the site's status page if it answered. */
function StatusPage({ progress: { results } }: { progress: CheckProgress }) {
  const status = resultOf(results, 'status');
  const isOffered =
    came(results, 'status', 'page') || status?.leadsTo === 'elsewhere' || status?.leadsTo === 'itself';
  if (!status || !isOffered) return null;
  const { url } = status.request;
  return (
    <p>
      <a data-act="open-status" href={url} target="_blank" rel="noreferrer">
        {text({ key: 'ladder_status_link', values: [new URL(url).host] })}
      </a>
    </p>
  );
}

function EdgeSays({ progress: { results } }: { progress: CheckProgress }) {
  const says = results.flatMap(({ edgeSays }) => edgeSays ?? [])[0];
  return says ? <p>{text({ key: 'ladder_edge_says', values: [says] })}</p> : null;
}

/** Returns the hosts that a check may send requests to, for the sentence above the button. */
function hostsOf(url = ''): string {
  const hostname = URL.canParse(url) ? new URL(url).hostname : '';
  const page = {
    url,
    request: 'unknown',
    failed: false,
    oversizedCookies: false,
    cloudflare: false,
  } as const;
  const target = checkTargetOf(page, registrableDomain(hostname));
  return target ? requestedHosts(target).join(', ') : '';
}
