import { useState } from 'preact/hooks';
import { askToNotify } from '../../browser/notifications.ts';
import { choose } from '../../storage/settings-writer.ts';
import { text } from '../text.ts';
import { type OptionsState, reportOutcome } from './options-state.ts';
import { BooleanRow } from './setting-rows.tsx';

/** The setting for notifications, which also needs the browser's permission. */
export function NotificationsRow({ state: { settings, mayNotify } }: { state: OptionsState }) {
  const [refused, setRefused] = useState(false);
  const { notifications } = settings.general;

  /** Must be called within the click: after an await, the browser no longer prompts for permission. */
  async function ask(): Promise<boolean> {
    const granted = await askToNotify();
    setRefused(!granted);
    return granted;
  }

  async function switchOn() {
    if (await ask()) await reportOutcome(choose({ notifications: true }));
  }

  return (
    <>
      <BooleanRow
        name="notifications"
        settings={settings}
        onChoose={(on) => void (on ? switchOn() : reportOutcome(choose({ notifications: false })))}
      />
      <p class="note" role="status" data-note="notifications">
        {notifications && mayNotify && text({ key: 'options_notifications_granted' })}
        {notifications && !mayNotify && text({ key: 'options_notifications_missing' })}
        {!notifications && refused && text({ key: 'options_notifications_refused' })}
      </p>
      {notifications && !mayNotify && (
        <button type="button" data-act="allow-notifications" onClick={() => void ask()}>
          {text({ key: 'options_notifications_allow' })}
        </button>
      )}
    </>
  );
}
