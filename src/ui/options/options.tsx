import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { browserKind } from '../../browser/platform.ts';
import type { MessageKey } from '../../explanation/message.ts';
import { ask } from '../ask.ts';
import { text } from '../text.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { NotificationsRow } from './notifications-row.tsx';
import { optionsState, reportOutcome, saveOutcome } from './options-state.ts';
import { SaveOutcome } from './save-outcome.tsx';
import { SetAsideSection } from './set-aside-section.tsx';
import { BooleanRow, EnumRow, IntegerRow } from './setting-rows.tsx';
import { SettingsFileSection } from './settings-file-section.tsx';
import { SiteRulesSection } from './site-rules-section.tsx';

/** Renders all settings. Each change is stored immediately. */
export function Options() {
  const present = optionsState.value;
  if (!present) return null;
  const { settings, setAside } = present;
  return (
    <>
      <header>
        <h1>{text({ key: 'options_title' })}</h1>
        <p>{text({ key: 'options_intro' })}</p>
        <p>
          <a href="welcome.html">{text({ key: 'welcome_link' })}</a>
        </p>
        <p>
          <a href="explain.html">{text({ key: 'paste_link' })}</a>
        </p>
      </header>
      <SetAsideSection stores={setAside} />
      <Section title="options_section_retry">
        <EnumRow name="retryMode" settings={settings} />
        <fieldset>
          <legend>{text({ key: 'options_groups' })}</legend>
          {/* Chrome reloads such a page itself, so Gatelight never does there. */}
          {browserKind() === 'firefox' && <BooleanRow name="retryNoAnswer" settings={settings} />}
          <BooleanRow name="retryGatewayErrors" settings={settings} />
          <BooleanRow name="retryCdnErrors" settings={settings} />
          <BooleanRow name="retryTooManyRequests" settings={settings} />
          <BooleanRow name="retryServerErrors" settings={settings} />
        </fieldset>
        <IntegerRow name="attemptLimit" settings={settings} />
        <IntegerRow name="runLimit" settings={settings} />
      </Section>
      <Section title="options_section_sites" note="options_sites_intro">
        <SiteRulesSection state={present} />
      </Section>
      <Section title="options_section_notice">
        <EnumRow name="openPopup" settings={settings} />
        <NotificationsRow state={present} />
        <BooleanRow name="watchParts" settings={settings} />
        <EnumRow name="theme" settings={settings} />
      </Section>
      <Section title="options_section_history">
        <BooleanRow name="historyKept" settings={settings} />
        <IntegerRow name="historyDays" settings={settings} />
        <p>
          <a href="history.html">{text({ key: 'history_page_title' })}</a>
        </p>
        <DeleteHistory />
      </Section>
      <Section title="options_section_file">
        <SettingsFileSection state={present} />
      </Section>
      <SaveOutcome />
    </>
  );
}

interface SectionProps {
  readonly title: MessageKey;
  readonly note?: MessageKey;
  readonly children: ComponentChildren;
}

function Section({ title, note, children }: SectionProps) {
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{text({ key: title })}</h2>
      {note && <p class="note">{text({ key: note })}</p>}
      {children}
    </section>
  );
}

/** Deletes the outage history. Rejects if the background reports a failure. */
async function forgetHistory(): Promise<void> {
  if (!(await ask({ kind: 'forget-outages', selection: { of: 'everything' } })))
    throw new Error('Expected the background to delete the outage history, but it reported a failure');
}

function DeleteHistory() {
  const [done, setDone] = useState(false);
  return (
    <div class="acts">
      <ConfirmButton
        label="options_clear_history"
        question="options_clear_history_question"
        confirm="options_clear_history_confirm"
        onConfirm={() =>
          void reportOutcome(forgetHistory()).then(() => setDone(saveOutcome.value === 'saved'))
        }
      />
      <p class="note" role="status">
        {done && text({ key: 'options_history_cleared' })}
      </p>
    </div>
  );
}
