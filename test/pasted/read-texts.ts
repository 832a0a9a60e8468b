import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { Diagnosis } from '../../src/diagnosis/diagnosis.ts';
import { diagnosePasted } from '../../src/explanation/pasted-page.ts';
import { decodeText } from '../../src/pasted/decode-text.ts';
import type { PastedResponse } from '../../src/pasted/pasted-response.ts';
import { readPasted } from '../../src/pasted/read-pasted.ts';

/** Returns the path of a text that a tool, a server or a browser wrote. */
export function pathOf(file: string): string {
  return join(import.meta.dirname, 'texts', file);
}

/** Returns the responses in such a text; throws if it is refused. */
export function responsesIn(file: string): readonly PastedResponse[] {
  const reading = readPasted(decodeText(readFileSync(pathOf(file))));
  if (reading.kind === 'refused')
    throw new Error(`Expected responses in ${file}, found ${reading.refusal.kind}`);
  return reading.responses;
}

/** Returns the diagnosis of a pasted response. */
export function diagnosisOf(response: PastedResponse): Diagnosis {
  return diagnosePasted(response, diagnose, 0).diagnosis;
}
