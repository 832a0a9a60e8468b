import { decodeText } from '../../pasted/decode-text.ts';
import type { Reading } from '../../pasted/pasted-response.ts';
import { readPasted } from '../../pasted/read-pasted.ts';

/** In bytes. Twice the largest that was tried in both browsers: 50 MB take 0.6 to 1.6 s there. */
const maxSize = 100 * 1024 * 1024;

/** Reads each text or file that the page sends, on a thread of its own, and sends back what was read. */
addEventListener('message', ({ data }: MessageEvent<string | Blob>) => {
  void readInput(data).then((reading) => postMessage(reading));
});

async function readInput(input: string | Blob): Promise<Reading> {
  const size = typeof input === 'string' ? input.length : input.size;
  if (size > maxSize) return { kind: 'refused', refusal: { kind: 'too-large', size, limit: maxSize } };
  const text = typeof input === 'string' ? input : decodeText(new Uint8Array(await input.arrayBuffer()));
  return readPasted(text);
}
