import { useEffect, useMemo, useState } from 'preact/hooks';
import { lateScript } from '../../browser/late-script.ts';
import type { diagnose } from '../../diagnosis/diagnose-page.ts';
import type { Reading } from '../../pasted/pasted-response.ts';
import { text } from '../text.ts';
import { ExplainedResponse } from './explained-response.tsx';
import { InputSection } from './input-section.tsx';
import { ResponseList } from './response-list.tsx';
import { resultOf } from './result.ts';
import { type Input, useReading } from './use-reading.ts';

/** The rules of the diagnosis are large; the page takes input before they are loaded. */
const loadDiagnosis = lateScript<{ readonly diagnose: typeof diagnose }>('diagnosis.js');

/** Explains what the user pastes. All of it stays in this page: nothing is sent, and nothing is stored. */
export function ExplainPage() {
  const [input, setInput] = useState<Input>({ kind: 'typed', text: '' });
  const { reading, busy } = useReading(input);
  const [diagnosePage, setDiagnosePage] = useState<typeof diagnose>();
  const [selection, setSelection] = useState<{ readonly of: Reading; readonly nth: number }>();
  useEffect(() => void loadDiagnosis().then((script) => setDiagnosePage(() => script.diagnose)), []);
  // A selection does not outlive the list that it was made in.
  const selected = selection && selection.of === reading ? selection.nth : 0;
  const result = useMemo(
    () => reading && diagnosePage && resultOf(reading, selected, diagnosePage, Date.now()),
    [reading, selected, diagnosePage],
  );
  return (
    <>
      <header>
        <h1>{text({ key: 'paste_title' })}</h1>
        <p>{text({ key: 'paste_intro' })}</p>
      </header>
      <InputSection input={input} onInput={setInput} />
      {/* It changes with the headline, not with each letter that is typed. */}
      <p class="hidden" role="status" data-result={result?.kind ?? ''}>
        {result?.kind === 'explained' && text(result.explanation.headline)}
      </p>
      {busy && input.kind !== 'typed' && <p class="note">{text({ key: 'paste_reading' })}</p>}
      {reading?.kind === 'responses' && reading.total > 1 && (
        <ResponseList
          responses={reading.responses}
          total={reading.total}
          selected={selected}
          onSelect={(nth) => setSelection({ of: reading, nth })}
        />
      )}
      <div role="status">{result?.kind === 'refused' && <p class="refused">{text(result.message)}</p>}</div>
      {result?.kind === 'explained' && <ExplainedResponse {...result} />}
    </>
  );
}
