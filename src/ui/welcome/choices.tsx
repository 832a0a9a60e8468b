import { chosen } from '../options/chosen.ts';
import { Outcome } from '../options/outcome.tsx';
import { OneOfRow } from '../options/rows.tsx';

/** The two choices that matter, each stored as soon as it is made. */
export function Choices() {
  const present = chosen.value;
  if (!present) return null;
  return (
    <>
      <OneOfRow name="retryMode" settings={present.settings} />
      <OneOfRow name="openPopup" settings={present.settings} />
      <Outcome />
    </>
  );
}
