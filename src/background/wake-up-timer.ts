import { clearAlarm, onAlarm, setAlarm } from '../browser/alarms.ts';

const name = 'wake-up';

// In ms. The worker lives for 30 s after its last event (measured), and Chrome fires the alarms of packed extensions no
// sooner than that.
const workerLifetime = 30_000;

/**
 * Creates a function that sets the time of the next wake-up, in ms since the epoch (undefined: none): with a timer
 * while the worker lives, and with an alarm in case it is terminated. A wake-up may come early, late or twice, because
 * the state says what is due.
 */
export function createWakeUpTimer(
  wakeUp: () => void,
  now: () => number,
): (dueAt: number | undefined) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let alarmAt: number | undefined;
  onAlarm(name, () => {
    alarmAt = undefined;
    wakeUp();
  });

  return (dueAt) => {
    clearTimeout(timer);
    if (dueAt !== undefined && dueAt - now() < workerLifetime)
      timer = setTimeout(wakeUp, Math.max(0, dueAt - now()));
    if (dueAt === alarmAt) return;
    alarmAt = dueAt;
    void (dueAt === undefined ? clearAlarm(name) : setAlarm(name, dueAt));
  };
}
