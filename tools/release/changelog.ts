/** What the changelog says about one version. */
export interface Entry {
  /** Still headed "Unreleased". */
  readonly isUnreleased: boolean;
  /** Its list, as Markdown. */
  readonly text: string;
}

/**
 * Returns the entry of a version, headed `## 1.2.3` with or without a date after it, or else the one headed
 * `## Unreleased`, which becomes it; undefined if there is neither.
 */
export function entryFor(version: string, changelog: string): Entry | undefined {
  const entries = changelog.split(/^## /m).slice(1);
  const entry = (name: string) => entries.find((text) => text.split(/\s/)[0] === name);
  const released = entry(version);
  const text = released ?? entry('Unreleased');
  return text === undefined
    ? undefined
    : { isUnreleased: released === undefined, text: text.slice(text.indexOf('\n')).trim() };
}
