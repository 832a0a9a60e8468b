import { browser } from './api.ts';

/** Sets an alarm for a time in ms since the epoch, replacing one of that name. A past time fires immediately. */
export async function setAlarm(name: string, when: number): Promise<void> {
  await browser.alarms.create(name, { when });
}

export async function clearAlarm(name: string): Promise<void> {
  await browser.alarms.clear(name);
}

export function onAlarm(name: string, fired: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) fired();
  });
}
