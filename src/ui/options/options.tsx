import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { browserKind } from '../../browser/platform.ts';
import { send } from '../../browser/runtime.ts';
import type { MessageKey } from '../../explanation/message.ts';
import type { Request } from '../../messages.ts';
import { text } from '../text.ts';
import { chosen, outcome, saving } from './chosen.ts';
import { Confirmed } from './confirmed.tsx';
import { NotificationsRow } from './notifications.tsx';
import { Outcome } from './outcome.tsx';
import { OneOfRow, WholeRow, YesNoRow } from './rows.tsx';
import { SetAsidePart } from './set-aside.tsx';
import { SiteRulesPart } from './site-rules.tsx';
import { TransferPart } from './transfer.tsx';

/** Everything that can be chosen, each choice stored as soon as it is made. */
export function Options() {
  const present = chosen.value;
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
      </header>
      <SetAsidePart stores={setAside} />
      <Section title="options_section_retry">
        <OneOfRow name="retryMode" settings={settings} />
        <fieldset>
          <legend>{text({ key: 'options_groups' })}</legend>
          {/* Chrome loads such a page again by itself, so Gatelight never does there. */}
          {browserKind() === 'firefox' && <YesNoRow name="retryNoAnswer" settings={settings} />}
          <YesNoRow name="retryGatewayErrors" settings={settings} />
          <YesNoRow name="retryCdnErrors" settings={settings} />
          <YesNoRow name="retryTooManyRequests" settings={settings} />
          <YesNoRow name="retryServerErrors" settings={settings} />
        </fieldset>
        <WholeRow name="attemptLimit" settings={settings} />
        <WholeRow name="runLimit" settings={settings} />
      </Section>
      <Section title="options_section_sites" note="options_sites_intro">
        <SiteRulesPart chosen={present} />
      </Section>
      <Section title="options_section_notice">
        <OneOfRow name="openPopup" settings={settings} />
        <NotificationsRow chosen={present} />
        <OneOfRow name="theme" settings={settings} />
      </Section>
      <Section title="options_section_history">
        <YesNoRow name="historyKept" settings={settings} />
        <WholeRow name="historyDays" settings={settings} />
        <Wipe />
      </Section>
      <Section title="options_section_file">
        <TransferPart chosen={present} />
      </Section>
      <Outcome />
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

const forgetHistory: Request = { kind: 'forget-history' };

/** Rejects where the background says that it could not. */
async function forget(): Promise<void> {
  if ((await send(forgetHistory)) !== true) throw new Error('The history could not be forgotten');
}

function Wipe() {
  const [done, setDone] = useState(false);
  return (
    <div class="acts">
      <Confirmed
        label="options_wipe"
        question="options_wipe_question"
        confirm="options_wipe_confirm"
        onConfirm={() => void saving(forget()).then(() => setDone(outcome.value === 'saved'))}
      />
      <p class="note" role="status">
        {done && text({ key: 'options_wiped' })}
      </p>
    </div>
  );
}
