import { entryFor } from './changelog.ts';

/** What decides whether this commit can be released. */
export interface Candidate {
  /** The version that each file states, by its name. */
  readonly versions: Readonly<Record<string, string>>;
  readonly changelog: string;
  /** As `git status --porcelain` prints it. */
  readonly uncommitted: string;
  /** The commit that has the version's tag; undefined if there is no such tag. */
  readonly tagged: string | undefined;
  readonly commit: string;
}

export interface Readiness {
  readonly version: string;
  /** What is wrong: not even a dry run makes sense. */
  readonly problems: readonly string[];
  /** What is left to do before the release itself. */
  readonly pending: readonly string[];
  /** What the stores say is new. */
  readonly notes: string;
}

/** Three numbers, as in semantic versions, each at most 65535: Chrome's manifest allows no more (its "version" key). */
function isVersion(text: string): boolean {
  return (
    /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(text) && text.split('.').every((part) => Number(part) <= 65535)
  );
}

/** Returns whether a commit can be released, and what is in the way. */
export function readiness({ versions, changelog, uncommitted, tagged, commit }: Candidate): Readiness {
  const [version = ''] = Object.values(versions);
  const problems: string[] = [];
  const pending: string[] = [];

  if (uncommitted) problems.push(`Expected a clean tree and found uncommitted changes:\n${uncommitted}`);
  if (new Set(Object.values(versions)).size > 1) {
    const found = Object.entries(versions).map(([file, stated]) => `${stated} in ${file}`);
    problems.push(`Expected one version and found ${found.join(', ')}.`);
  }
  if (!isVersion(version)) problems.push(`Expected a version such as 1.2.3 and found "${version}".`);

  const entry = entryFor(version, changelog);
  if (!entry) problems.push(`Expected an entry "## ${version}" in CHANGELOG.md and found none.`);
  else if (!/^- \S/m.test(entry.text))
    problems.push(`Expected a list of changes for ${version} in CHANGELOG.md.`);
  else if (entry.isUnreleased) pending.push(`In CHANGELOG.md, rename "Unreleased" to "${version} (date)".`);

  if (tagged === undefined) pending.push(`Tag the commit: git tag v${version}`);
  else if (tagged !== commit)
    problems.push(`Expected a new version: the tag v${version} is on another commit, ${tagged.slice(0, 8)}.`);

  return { version, problems, pending, notes: entry?.text ?? '' };
}
