import { useEffect, useState } from 'preact/hooks';

/** The ms until a time, counted down four times a second; undefined without one. */
export function useTimeLeft(dueAt: number | undefined): number | undefined {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (dueAt === undefined) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [dueAt]);
  return dueAt === undefined ? undefined : Math.max(0, dueAt - now);
}
