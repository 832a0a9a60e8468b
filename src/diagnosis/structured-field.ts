/** A member of a list: an item as it was sent, and its parameters; one without a value is `?1`, as true is sent. */
export interface Member {
  readonly item: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** String, token, decimal, integer, byte sequence, boolean, date and display string (RFC 9651, 3.3). */
const bare =
  /"(?:[ !#-[\]-~]|\\["\\])*"|[A-Za-z*][\w!#$%&'*+.^`|~:/-]*|-?\d{1,12}\.\d{1,3}|-?\d{1,15}|:[\w+/=]*:|\?[01]|@-?\d{1,15}|%"(?:[ !#$&-~]|%[\da-f]{2})*"/
    .source;
const parameter = `; *([a-z*][a-z\\d_.*-]*)(?:=(${bare}))?`;
// Groups would be those of the last parameter alone.
const parameters = `(?:${parameter})*`.replace(/\((?!\?)/g, '(?:');
const item = `(?:${bare})${parameters}`;
const innerList = `\\( *(?:${item}(?: +${item})* *)?\\)${parameters}`;
const member = `(?:${item}|${innerList})`;

const whole = new RegExp(`^ *(?:${member}(?:[ \\t]*,[ \\t]*${member})*[ \\t]*)?$`);
const everyMember = new RegExp(`${innerList}|(${bare})(${parameters})`, 'g');
const everyParameter = new RegExp(parameter, 'g');

/**
 * Reads a list of the Structured Fields (RFC 9651, 4.2.1) in time that grows with its length. Inner lists are left
 * out, for the fields that are read here have none; a field that breaks the syntax anywhere is empty, as it asks.
 */
export function readList(field: string): readonly Member[] {
  if (!whole.test(field)) return [];
  return [...field.matchAll(everyMember)].flatMap(([, item, rest = '']) =>
    item === undefined ? [] : [{ item, parameters: parametersIn(rest) }],
  );
}

/** The text of a token or a string; empty for an item of any other type. */
export function textOf(item: string): string {
  if (item.startsWith('"')) return item.slice(1, -1).replace(/\\(.)/g, '$1');
  return /^[A-Za-z*]/.test(item) ? item : '';
}

function parametersIn(text: string): ReadonlyMap<string, string> {
  return new Map(Array.from(text.matchAll(everyParameter), ([, key = '', value = '?1']) => [key, value]));
}
