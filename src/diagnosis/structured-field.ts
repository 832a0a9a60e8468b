/**
 * A list member: the item as serialized, and its parameters; one without a value is `?1`, the serialization
 * of true.
 */
export interface Member {
  readonly item: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** String, token, decimal, integer, byte sequence, boolean, date and display string (RFC 9651, 3.3). */
const bare =
  /"(?:[ !#-[\]-~]|\\["\\])*"|[A-Za-z*][\w!#$%&'*+.^`|~:/-]*|-?\d{1,12}\.\d{1,3}|-?\d{1,15}|:[\w+/=]*:|\?[01]|@-?\d{1,15}|%"(?:[ !#$&-~]|%[\da-f]{2})*"/
    .source;
const parameter = `; *([a-z*][a-z\\d_.*-]*)(?:=(${bare}))?`;
// Non-capturing, because a repeated group would capture only the last parameter.
const parameters = `(?:${parameter})*`.replace(/\((?!\?)/g, '(?:');
const item = `(?:${bare})${parameters}`;
const innerList = `\\( *(?:${item}(?: +${item})* *)?\\)${parameters}`;
const member = `(?:${item}|${innerList})`;

const whole = new RegExp(`^ *(?:${member}(?:[ \\t]*,[ \\t]*${member})*[ \\t]*)?$`);
const everyMember = new RegExp(`${innerList}|(${bare})(${parameters})`, 'g');
const everyParameter = new RegExp(parameter, 'g');

/**
 * Parses a Structured Fields list (RFC 9651, 4.2.1) in linear time. Inner lists are skipped, because none of
 * the fields read here uses them. Returns an empty list on any syntax error, as the RFC requires.
 */
export function readList(field: string): readonly Member[] {
  if (!whole.test(field)) return [];
  return [...field.matchAll(everyMember)].flatMap(([, item, rest = '']) =>
    item === undefined ? [] : [{ item, parameters: parametersIn(rest) }],
  );
}

/** Returns the text of a token or a string; empty for an item of any other type. */
export function textOf(item: string): string {
  if (item.startsWith('"')) return item.slice(1, -1).replace(/\\(.)/g, '$1');
  return /^[A-Za-z*]/.test(item) ? item : '';
}

function parametersIn(text: string): ReadonlyMap<string, string> {
  return new Map(Array.from(text.matchAll(everyParameter), ([, key = '', value = '?1']) => [key, value]));
}
