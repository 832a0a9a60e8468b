import { clearAlarm, onAlarm, setAlarm } from '../browser/alarms.ts';

const name = 'bell';

// The worker lives for 30 s after its last event (measured), and a packed Chrome rings no alarm sooner.
const withinWorkersLife = 30_000;

/**
 * Rings when something is due: by a timer while the worker lives, by an alarm should it have died.
 * It may ring twice, early or late, for it only says that the plans are to be read.
 */
export function createBell(rang: () => void, now: () => number): (dueAt: number | undefined) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let alarmAt: number | undefined;
  onAlarm(name, () => {
    alarmAt = undefined;
    rang();
  });

  return (dueAt) => {
    clearTimeout(timer);
    if (dueAt !== undefined && dueAt - now() < withinWorkersLife)
      timer = setTimeout(rang, Math.max(0, dueAt - now()));
    if (dueAt === alarmAt) return;
    alarmAt = dueAt;
    void (dueAt === undefined ? clearAlarm(name) : setAlarm(name, dueAt));
  };
}
