import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A term of the project's former dialect, and the standard term that replaced it. */
interface Retired {
  readonly use: string;
  /** Parts of camelCase names, in lower case. */
  readonly names?: readonly string[];
  /** The same in comments and documents, without the ordinary meanings of the words. */
  readonly prose?: RegExp;
}

const retired: readonly Retired[] = [
  {
    use: 'user',
    names: ['reader', 'readers', 'visitor', 'visitors'],
    prose: /(?<!screen )\breaders?\b(?! (?:view|mode))|\bvisitors?\b/,
  },
  { use: 'navigation event', names: ['sighting', 'sightings'], prose: /\bsightings?\b/ },
  {
    use: 'generatedBy',
    names: ['speaker', 'speakers', 'spoke', 'author', 'authors'],
    prose: /\bspeakers?\b|\bwho spoke\b/,
  },
  { use: 'match, evidence', names: ['hit', 'hits'] },
  { use: 'page content', names: ['marks'], prose: /\bpage's marks\b|\bmarks of (?:a|the) page\b/ },
  { use: 'recent successes', names: ['witness', 'witnesses'], prose: /\bwitness(?:es)?\b/ },
  {
    use: 'inspect, TabInspection, TabStatus',
    names: ['look', 'looked', 'sight'],
    prose: /\ba (?:late )?look\b|\blook(?:s|ed|ing)? (?:at|into) (?:a|the|each|every) (?:tab|page)s?\b/,
  },
  { use: 'conclusion, readiness', names: ['verdict', 'verdicts'], prose: /\bverdicts?\b/ },
  { use: 'attempt', names: ['flight', 'flights'], prose: /(?<!\bin[ -])\bflights?\b/ },
  {
    use: 'wake-up, timer',
    names: ['bell', 'bells', 'ring', 'rings', 'rang'],
    prose: /\bbells?\b|\brang\b|\b(?:alarm|timer)s? rings?\b/,
  },
  { use: 'command', names: ['wish', 'wishes', 'wished'], prose: /\bwish(?:es|ed)?\b/ },
  { use: 'worker restarted', names: ['woke'], prose: /\bwoke\b/ },
  { use: 'tab activated', names: ['fronted'], prose: /\bfronted\b/ },
  { use: 'exclusion', names: ['bar', 'bars', 'barred'] },
  {
    use: 'healthy, recovered',
    names: ['well', 'unwell'],
    prose: /\b(?:is|are|was|were) well\b(?!-| known)|\bwell again\b|\bunwell\b/,
  },
  { use: 'dependencies', names: ['surroundings'], prose: /\bsurroundings\b/ },
  { use: 'outage history', names: ['chronicle', 'chronicles'], prose: /\bchronicles?\b/ },
  {
    use: 'module, layer, repository',
    names: ['room', 'rooms', 'house'],
    prose: /\brooms\b|\b(?:pure|only|each|every|other) room\b|\bhouse\b/,
  },
  {
    use: 'report, dispatch, notify; by default',
    names: ['told', 'tell', 'tells'],
    prose: /\bt(?:ells?|old|elling) of\b|\b(?:is|are|was|were|unless) told\b/,
  },
  { use: 'remedy', names: ['cure', 'cures'], prose: /\bcures?\b/ },
  { use: 'automatically', prose: /\bby (?:itself|themselves)\b/ },
  {
    use: 'plain English',
    prose: /\bwhoever\b|\bof late\b|\bc[ao]mes? to nothing\b|\b(?:its|the) user's word\b|\bfor ever\b/,
  },
];

/** Names that use one of these words in its ordinary sense, or that a browser or a library chose. */
const ordinary: readonly (readonly [name: RegExp, why: string])[] = [
  [/AddressBar$|^gURLBar$/i, 'the part of the browser that shows the URL'],
  [/^(?:isHit|HIT)$/, 'a cache hit'],
  [/^toggleReaderMode$/, "the browser's reader view"],
  [/^isVisibleToScreenReaders$/, 'part of axe-core'],
  [/^getReader$/, 'of a ReadableStream'],
  [/^CountdownRing$/, 'the shape around the countdown'],
  [/^stackedMarks$/, 'combining marks of Unicode'],
  [/^inFlight/, 'a request that has been sent and not answered'],
];

const namesToUse = new Map(
  retired.flatMap(({ names = [], use }) => names.map((name) => [name, use] as const)),
);

/** Comments, then what may contain neither comments nor names (patterns and strings), then names. */
const token = new RegExp(
  [
    String.raw`/\*[\s\S]*?\*/`,
    String.raw`(?<![:\\'"\`])//[^\n]*(?:\n[ \t]*//[^\n]*)*`,
    String.raw`(?<=[(\[,!]|[=:?&|,] |\n[ \t]*)/(?![*/ ])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+/`,
    String.raw`'(?:\\.|[^'\\\n])*'`,
    String.raw`"(?:\\.|[^"\\\n])*"`,
    String.raw`\`(?:\\.|[^\`\\])*\``,
    String.raw`[A-Za-z_$][\w$]*`,
  ].join('|'),
  'g',
);

function inProse(text: string): string[] {
  return retired.flatMap(({ prose, use }) =>
    prose === undefined
      ? []
      : Array.from(text.matchAll(new RegExp(prose, 'gi')), ({ 0: word, index }) => {
          const around = text.slice(Math.max(0, index - 30), index + word.length + 30);
          return `"${word}" in "…${around}…"; use ${use}`;
        }),
  );
}

function inName(name: string): string[] {
  if (ordinary.some(([pattern]) => pattern.test(name))) return [];
  const parts = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[ _$]/);
  return parts.flatMap((part) => {
    const use = namesToUse.get(part);
    return use === undefined ? [] : `"${part}" in the name ${name}; use ${use}`;
  });
}

/** Returns the retired words in the comments and names of a source file; strings are left alone. */
function inSource(text: string): string[] {
  return Array.from(text.matchAll(token)).flatMap(({ 0: found, index }) => {
    const line = text.slice(0, index).split('\n').length;
    const findings = /^\/[/*]/.test(found)
      ? inProse(found.replace(/\s*\n\s*(?:\/\/|\*)? ?/g, ' '))
      : /^[\w$]/.test(found)
        ? inName(found)
        : [];
    return findings.map((finding) => `${line}: ${finding}`);
  });
}

/** Returns the retired words in a document, without its code and its quotations of test names. */
function inDocument(text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const prose = line.replace(/`[^`]*`|"[^"]*"/g, '');
    return inProse(prose).map((finding) => `${index + 1}: ${finding}`);
  });
}

const root = resolve(import.meta.dirname, '../..');
const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((file) => existsSync(join(root, file)));

function findingsIn(pattern: RegExp, find: (text: string) => string[]): string[] {
  return files
    .filter((file) => pattern.test(file))
    .flatMap((file) => find(readFileSync(join(root, file), 'utf8')).map((finding) => `${file}:${finding}`));
}

describe('retired words', () => {
  it('are in no comment and no name of the code', () => {
    expect(findingsIn(/^(?:src|tools|test)\/.*\.(?:tsx?|mjs)$/, inSource)).toEqual([]);
  });

  it('are in no document for engineers', () => {
    expect(
      findingsIn(
        /^(?:README|CONTRIBUTING|SECURITY)\.md$|^docs\/(?!store\.md|store\/|languages\/).*\.md$/,
        inDocument,
      ),
    ).toEqual([]);
  });

  it.each([
    ['a name', 'const lastWitness = 1;', ['1: "witness" in the name lastWitness; use recent successes']],
    ['a comment', '\n// The verdict.', ['2: "verdict" in "…// The verdict.…"; use conclusion, readiness']],
    ['a comment of several lines', '/**\n * It is\n * told.\n */', ['1: "is told"']],
    ['a string', "send('look', `bell`, /witness/);", []],
    ['an ordinary name', 'tabs.toggleReaderMode(inAddressBar);', []],
    ['ordinary English', '// A screen reader: told apart, as well as in flight.', []],
  ])('are detected correctly in %s', (_, text, expected) => {
    const findings = inSource(text);
    expect(findings).toEqual(
      expected.map((start) =>
        expect.stringMatching(new RegExp(`^${start.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)),
      ),
    );
  });

  it('are detected in the prose of a document, not in its code', () => {
    expect(inDocument('The reader: `reader`.')).toEqual([expect.stringMatching(/^1: "reader"/)]);
  });
});
