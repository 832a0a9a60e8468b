import { readJsonValue } from './har.ts';
import type { Found } from './pasted-response.ts';

/** Reads JSON: see `readJsonValue`. A status may precede a list of headers. Undefined if the text is no JSON at all. */
export function readJson(text: string): Found {
  const [lead = '', status] =
    /^\s*(?:(?:HTTP\/\S{1,5} )?([1-5]\d\d)[^\n{[]{0,60}\n\s*)?(?=[{[])/.exec(text) ?? [];
  const start = lead.length;
  // A log line, too, may begin with a bracket.
  if (!/^(?:\{\s*["}]|\[\s*[[{\]"])/.test(text.slice(start, start + 1_000))) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text.slice(start));
  } catch (error) {
    return { kind: 'broken-json', line: lineOf(error, text.slice(start)) };
  }
  return readJsonValue(value, status === undefined ? undefined : Number(status));
}

/**
 * Returns the line of a mistake, from 1 on, if the engine's message says where it is: Firefox's always does, V8's by line
 * or position, at the end of a truncated text by words, and for some mistakes not at all.
 */
function lineOf(error: unknown, text: string): number | undefined {
  const message = error instanceof Error ? error.message : '';
  const line = /line (\d+)/.exec(message)?.[1];
  if (line) return Number(line);
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined && !/end of JSON/.test(message)) return undefined;
  return text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length;
}
