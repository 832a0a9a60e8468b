import { useEffect, useRef, useState } from 'preact/hooks';
import type { Reading } from '../../pasted/pasted-response.ts';
import { createReadInWorker } from './read-in-worker.ts';

/** What the user gave to the page. */
export type Input =
  /** As it is in the field. */
  | { readonly kind: 'typed'; readonly text: string }
  /** Too long for the field, in which the browser would lay out every line. */
  | { readonly kind: 'pasted'; readonly text: string }
  | { readonly kind: 'file'; readonly file: File };

/** What was read, and whether a newer input is being read. */
export interface ReadingState {
  readonly reading: Reading | undefined;
  readonly busy: boolean;
}

const nothing: ReadingState = { reading: undefined, busy: false };

/** Longest wait for an idle moment, in ms. */
const idleTimeout = 500;

/** Reads the newest input when the browser is idle, so that typing is never held up. The last result stays until then. */
export function useReading(input: Input): ReadingState {
  const [state, setState] = useState<ReadingState>(nothing);
  const read = useRef(createReadInWorker());
  const content = input.kind === 'file' ? input.file : input.text;
  useEffect(() => {
    if (typeof content === 'string' && content.trim() === '') {
      read.current('', () => setState(nothing));
      return;
    }
    setState(({ reading }) => ({ reading, busy: true }));
    const callback = requestIdleCallback(
      () => read.current(content, (reading) => setState({ reading, busy: false })),
      { timeout: idleTimeout },
    );
    return () => cancelIdleCallback(callback);
  }, [content]);
  return state;
}
