import { useState } from 'preact/hooks';
import { askToNotify } from '../../browser/notifications.ts';
import { choose } from '../../storage/settings-writer.ts';
import { text } from '../text.ts';
import { type Chosen, saving } from './chosen.ts';
import { YesNoRow } from './rows.tsx';

/** The choice to be told, which the browser must allow as well. */
export function NotificationsRow({ chosen: { settings, mayNotify } }: { chosen: Chosen }) {
  const [refused, setRefused] = useState(false);
  const { notifications } = settings.general;

  /** Called from the click itself: the browser asks nobody once something was waited for. */
  async function ask(): Promise<boolean> {
    const granted = await askToNotify();
    setRefused(!granted);
    return granted;
  }

  async function switchOn() {
    if (await ask()) await saving(choose({ notifications: true }));
  }

  return (
    <>
      <YesNoRow
        name="notifications"
        settings={settings}
        onChoose={(on) => void (on ? switchOn() : saving(choose({ notifications: false })))}
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
