import { useEffect, useState } from 'preact/hooks';
import type { MessageKey } from '../../explanation/message.ts';
import type { CommandResult, FramePlan } from '../../messages.ts';
import type { DocumentName } from '../../navigation/same-document.ts';
import type { FrameToReload } from '../../parts/frames-to-reload.ts';
import { ask } from '../ask.ts';
import { text } from '../text.ts';
import { useTimeLeft } from './countdown.tsx';
import type { LoadedPageReading } from './loaded-page-parts.ts';
import { refusals } from './refused-commands.ts';

/** How often the page is read again while a frame that is due has not been reloaded, in ms. */
const readEvery = 2_000;

interface FrameReloadsProps {
  readonly tabId: number;
  readonly document: DocumentName;
  readonly reading: LoadedPageReading;
  /** Reads the page again; resolves once the new reading is shown. */
  readonly readAgain: () => Promise<void>;
}

/** The last click on one of the buttons. */
interface Click {
  readonly frameId: number;
  /** Undefined while the frame loads. */
  readonly result: CommandResult | undefined;
}

/** Offers to reload each frame that failed, and says when one is going to be reloaded automatically. */
export function FrameReloads({ tabId, document, reading, readAgain }: FrameReloadsProps) {
  const [click, setClick] = useState<Click>();
  const frames = reading.parts?.frames ?? [];
  const isBusy = click !== undefined && click.result === undefined;

  async function reload({ id: frameId, document: frame }: FrameToReload): Promise<void> {
    setClick({ frameId, result: undefined });
    const result = (await ask({ kind: 'reload-frame', tabId, document, frameId, frame })) ?? 'failed';
    await readAgain();
    setClick({ frameId, result });
  }

  const message = click && messageAfter(click, frames);
  return (
    <>
      {reading.framePlans.map((plan) => (
        <PlannedReload key={`${plan.host} ${plan.dueAt}`} plan={plan} readAgain={readAgain} />
      ))}
      {frames.length > 0 && (
        <div class="acts">
          {frames.map((frame) => (
            <button
              key={frame.id}
              type="button"
              data-act="reload-frame"
              aria-disabled={isBusy}
              onClick={() => isBusy || reload(frame)}
            >
              {text(
                frames.length === 1
                  ? { key: 'frame_reload' }
                  : { key: 'frame_reload_from', values: [frame.host] },
              )}
            </button>
          ))}
        </div>
      )}
      <p role="status">{message && text({ key: message })}</p>
    </>
  );
}

/** Returns what is said about the last click, with the frames that have failed by now. */
function messageAfter({ frameId, result }: Click, frames: readonly FrameToReload[]): MessageKey | undefined {
  if (result === undefined) return 'frame_loading';
  // If the page itself had changed, the popup would no longer show these buttons.
  if (result === 'moved') return 'frame_moved';
  if (result !== 'done') return refusals[result];
  return frames.some(({ id }) => id === frameId) ? 'frame_failed_again' : 'frame_recovered';
}

/** Says when a frame is going to be reloaded. Once it is due, reads the page again until the plan is another one. */
function PlannedReload({ plan, readAgain }: { plan: FramePlan } & Pick<FrameReloadsProps, 'readAgain'>) {
  const { host, dueAt } = plan;
  const left = useTimeLeft(dueAt) ?? 0;
  const isDue = left === 0;
  useEffect(() => {
    const timer = isDue ? setInterval(readAgain, readEvery) : undefined;
    return () => clearInterval(timer);
  }, [isDue]);
  return (
    <p role="timer">
      {text(
        isDue
          ? { key: 'frame_trying', values: [host] }
          : { key: 'frame_planned', values: [host, { left: Math.ceil(left / 1000) * 1000 }] },
      )}
    </p>
  );
}
