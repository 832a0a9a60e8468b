import { describe, expect, it } from 'vitest';
import { entryFor } from '../../tools/release/changelog.ts';
import { type Candidate, readiness } from '../../tools/release/readiness.ts';

const changelog =
  '# Changelog\n\n## 1.2.3 (2026-12-01)\n\n- Says more.\n- Waits less.\n\n## 1.2.2\n\n- Old.\n';
const candidate: Candidate = {
  versions: { 'package.json': '1.2.3', 'manifest.json': '1.2.3' },
  changelog,
  uncommitted: '',
  tagged: 'abc123',
  commit: 'abc123',
};

describe('the entry of a version in the changelog', () => {
  it('is found by its version and ends before the next one', () => {
    expect(entryFor('1.2.3', changelog)).toEqual({
      isUnreleased: false,
      text: '- Says more.\n- Waits less.',
    });
    expect(entryFor('1.2.2', changelog)?.text).toBe('- Old.');
  });

  it('is the unreleased one as long as there is none of that version', () => {
    const next = changelog.replace('## 1.2.3', '## Unreleased\n\n- New.\n\n## 1.2.3');
    expect(entryFor('1.3.0', next)).toEqual({ isUnreleased: true, text: '- New.' });
    expect(entryFor('1.2.3', next)?.isUnreleased).toBe(false);
  });

  it('is not that of a version that only begins like it', () => {
    expect(entryFor('1.2', changelog)).toBeUndefined();
  });
});

describe('whether a commit can be released', () => {
  it('is so where everything agrees', () => {
    expect(readiness(candidate)).toEqual({
      version: '1.2.3',
      problems: [],
      pending: [],
      notes: '- Says more.\n- Waits less.',
    });
  });

  it.each<[string, Partial<Candidate>, RegExp]>([
    ['something is not committed', { uncommitted: ' M src/a.ts' }, /clean tree[\s\S]*src\/a\.ts/],
    [
      'two files state different versions',
      { versions: { 'package.json': '1.2.3', 'manifest.json': '1.2.2' } },
      /found 1\.2\.3 in package\.json, 1\.2\.2 in manifest\.json/,
    ],
    [
      'the version is none that browsers take',
      { versions: { 'package.json': '1.2.3-beta' } },
      /found "1\.2\.3-beta"/,
    ],
    [
      'a number of the version is too large',
      { versions: { 'package.json': '1.2.65536' } },
      /found "1\.2\.65536"/,
    ],
    ['the changelog has no entry', { changelog: '# Changelog\n' }, /"## 1\.2\.3" in CHANGELOG\.md/],
    [
      'the entry lists nothing',
      { changelog: '## 1.2.3\n\n## 1.2.2\n\n- Old.\n' },
      /list of changes for 1\.2\.3/,
    ],
    [
      'the version was released before',
      { tagged: 'fedcba9876' },
      /v1\.2\.3 is on another commit, fedcba98\./,
    ],
  ])('is not so where %s', (_name, change, problem) => {
    expect(readiness({ ...candidate, ...change }).problems).toContainEqual(expect.stringMatching(problem));
  });

  it('is not yet so without a tag and with an entry that is not named', () => {
    const early = { ...candidate, tagged: undefined, changelog: '## Unreleased\n\n- New.\n' };
    expect(readiness(early)).toMatchObject({
      problems: [],
      pending: [
        expect.stringContaining('rename "Unreleased" to "1.2.3'),
        expect.stringContaining('git tag v1.2.3'),
      ],
      notes: '- New.',
    });
  });
});
