import { browser } from './api.ts';

/** Rings once at a time in ms since the epoch, replacing an alarm of that name; a time past rings at once. */
export async function setAlarm(name: string, when: number): Promise<void> {
  await browser.alarms.create(name, { when });
}

export async function clearAlarm(name: string): Promise<void> {
  await browser.alarms.clear(name);
}

export function onAlarm(name: string, rang: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) rang();
  });
}
