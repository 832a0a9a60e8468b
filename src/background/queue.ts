export type Enqueue = (task: () => Promise<void>) => Promise<void>;

/**
 * Runs tasks one after the other in the order they came. One queue serves all events, for one
 * navigation can touch two outages. A task that fails ends alone: it is reported, and the next one runs.
 */
export function createQueue(report: (error: unknown) => void): Enqueue {
  let last = Promise.resolve();
  return (task) => {
    last = last.then(task).catch(report);
    return last;
  };
}
