import type { FailedPage } from '../../diagnosis/failed-page.ts';
import { CollapsibleSection } from './collapsible-section.tsx';
import { useExplanationParts, type useOperatorParts } from './late-parts.ts';

interface CodeMeaningSectionProps {
  readonly failed: FailedPage;
  readonly operatorParts: ReturnType<typeof useOperatorParts>;
}

/** Says in a collapsible section what the page's status means, or else the browser's own error. */
export function CodeMeaningSection({
  failed,
  operatorParts: [operatorParts, loadOperatorParts],
}: CodeMeaningSectionProps) {
  const [parts, load] = useExplanationParts();
  const { status, vendorCode } = failed.diagnosis;
  const code = vendorCode ?? status;
  // The status of a page that was not observed is 0; one below 400 is no failure.
  if (status !== undefined && status < 400) return null;
  return (
    <CollapsibleSection
      name="meaning"
      title={
        code === undefined ? { key: 'meaning_title_no_code' } : { key: 'meaning_title', values: [`${code}`] }
      }
      onApproach={() => {
        load();
        loadOperatorParts();
      }}
    >
      {parts && <parts.CodeMeaning failed={failed} operatorParts={operatorParts} />}
    </CollapsibleSection>
  );
}
