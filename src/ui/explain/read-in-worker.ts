import type { Reading } from '../../pasted/pasted-response.ts';

/** The script of the worker, an entry of its own in the build. */
const script = '/explain-reading.js';

/** In ms. A text takes milliseconds, and the largest file some seconds; longer takes only what was made to. */
const timeLimit = 30_000;

/** Reads a text or a file, and calls back with the result unless another one follows before. */
export type ReadInput = (input: string | Blob, onRead: (reading: Reading) => void) => void;

/**
 * Returns a function that reads in a worker, so that no input can block the page. An input that is replaced while it is
 * read is abandoned with its worker. Input that can't be read at all, such as a file that is gone, is refused as binary.
 */
export function createReadInWorker(): ReadInput {
  let idle: Worker | undefined;
  let abandon = () => {};
  return (input, onRead) => {
    abandon();
    const worker = idle ?? new Worker(script);
    idle = undefined;
    const finish = (reading: Reading, next: Worker | undefined) => {
      clearTimeout(timer);
      abandon = () => {};
      idle = next;
      if (!next) worker.terminate();
      onRead(reading);
    };
    const refuse = (kind: 'too-slow' | 'binary') => finish({ kind: 'refused', refusal: { kind } }, undefined);
    const timer = setTimeout(refuse, timeLimit, 'too-slow');
    abandon = () => {
      clearTimeout(timer);
      worker.terminate();
    };
    worker.onmessage = ({ data }: MessageEvent<Reading>) => finish(data, worker);
    worker.onerror = () => refuse('binary');
    worker.postMessage(input);
  };
}
