import type { ComponentChildren } from 'preact';
import { codeNameOf } from '../../explanation/code-meaning.ts';
import type { Message, MessageKey } from '../../explanation/message.ts';
import { pastedEvidence, sentAt } from '../../explanation/pasted-page.ts';
import { pastedReport } from '../../explanation/pasted-report.ts';
import type { Format } from '../../pasted/pasted-response.ts';
import { Chain } from '../popup/chain.tsx';
import { CodeMeaning } from '../popup/code-meaning.tsx';
import { CopyButton } from '../popup/copy-button.tsx';
import { Meaning } from '../popup/meaning.tsx';
import { operatorParts } from '../popup/operator-parts.ts';
import { OwnerDetails } from '../popup/owner-details.tsx';
import { paragraph, text } from '../text.ts';
import type { Explained } from './result.ts';

const forms: Readonly<Record<Format, MessageKey>> = {
  http: 'paste_form_http',
  wget: 'paste_form_wget',
  powershell: 'paste_form_powershell',
  panel: 'paste_form_panel',
  har: 'paste_form_har',
  'nginx-log': 'paste_form_nginx_log',
  'apache-log': 'paste_form_apache_log',
  'haproxy-log': 'paste_form_haproxy_log',
  'access-log': 'paste_form_access_log',
  console: 'paste_form_console',
  'tool-error': 'paste_form_tool_error',
  'browser-error': 'paste_form_browser_error',
  status: 'paste_form_status',
  page: 'paste_form_page',
};

/** What the popup would say about a response, and everything for the site's operator. */
export function ExplainedResponse({ response, failed, explanation }: Explained) {
  const { page, diagnosis } = failed;
  const { headline, happened, isItMe, howLong, whatNow, chain } = explanation;
  const code = diagnosis.vendorCode ?? diagnosis.status;
  return (
    <>
      <section aria-labelledby="for-user">
        <h2 id="for-user" class="quiet">
          {text({ key: 'paste_user' })}
        </h2>
        {code !== undefined && (
          <p class="note">
            <bdi>{codeNameOf(code)}</bdi>
          </p>
        )}
        <h3>{text(headline)}</h3>
        <Chain links={chain} />
        <Meaning view={{ happened, isItMe, ...(howLong && { howLong }) }} />
        <p>
          <strong>{text({ key: 'popup_what_now' })}</strong> {text(whatNow)}
        </p>
        <p class="note">{text({ key: 'paste_read_as', values: [{ words: forms[response.format] }] })}</p>
      </section>
      <Part title={{ key: 'popup_owner' }}>
        <OwnerDetails failed={failed} isTimeKnown={sentAt(response) !== undefined} />
        <div class="acts">
          <CopyButton
            label="popup_copy_markdown"
            act="copy-markdown"
            write={() =>
              pastedReport(response, failed, new Date(page.arrivedAt).getTimezoneOffset(), text, paragraph)
            }
          />
          <p class="note">{text({ key: 'paste_copy_note' })}</p>
        </div>
      </Part>
      <Part title={{ key: 'popup_evidence' }}>
        <ul>
          {pastedEvidence(response, diagnosis).map((message) => (
            <li key={JSON.stringify(message)}>{text(message)}</li>
          ))}
        </ul>
      </Part>
      <Part
        title={
          code === undefined
            ? { key: 'meaning_title_no_code' }
            : { key: 'meaning_title', values: [`${code}`] }
        }
      >
        <CodeMeaning failed={failed} operatorParts={operatorParts} />
      </Part>
    </>
  );
}

function Part({ title, children }: { title: Message; children: ComponentChildren }) {
  return (
    <section class="section-content" aria-labelledby={title.key}>
      <h2 id={title.key}>{text(title)}</h2>
      {children}
    </section>
  );
}
