import { useEffect, useRef, useState } from 'preact/hooks';
import { connect } from '../../browser/connections.ts';
import type { CheckRefusal, CheckRequest, CheckUpdate } from '../../check/check-messages.ts';
import { progressAfter } from '../../check/check-progress.ts';
import type { CheckProgress } from '../../check/check-rungs.ts';

/** A check of a site, as far as it has come. */
export interface SiteCheck {
  readonly progress: CheckProgress | undefined;
  /** Why it did not start, or stopped early. */
  readonly refusal: CheckRefusal | 'interrupted' | undefined;
  readonly isRunning: boolean;
  start(): void;
  cancel(): void;
}

/** Has the background check a site while the component is shown: the check ends with it, or when it is cancelled. */
export function useCheck(request: CheckRequest | undefined): SiteCheck {
  const [progress, setProgress] = useState<CheckProgress>();
  const [refusal, setRefusal] = useState<SiteCheck['refusal']>();
  const [isRunning, setRunning] = useState(false);
  const disconnect = useRef<() => void>(undefined);

  const end = () => {
    disconnect.current?.();
    disconnect.current = undefined;
    setRunning(false);
    setProgress((before) => progressAfter(before, { kind: 'finished' }));
  };
  useEffect(() => () => disconnect.current?.(), []);

  function start(): void {
    if (!request || isRunning) return;
    setProgress(undefined);
    setRefusal(undefined);
    setRunning(true);
    const received = (update: CheckUpdate) => {
      setProgress((before) => progressAfter(before, update));
      if (update.kind === 'refused') setRefusal(update.reason);
      if (update.kind === 'refused' || update.kind === 'finished') end();
    };
    disconnect.current = connect(request, received, () => {
      disconnect.current = undefined;
      setRefusal('interrupted');
      end();
    });
  }

  return { progress, refusal, isRunning, start, cancel: end };
}
