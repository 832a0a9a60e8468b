/** In characters. A line of a log or a header is far shorter, and the patterns take longer on longer lines. */
const maxLine = 2048;

/** More lines than a log that anyone pastes. */
const maxLines = 20_000;

/** Returns the lines of a text without their ends, truncated to 2048 characters, at most 20,000. Takes linear time. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/, maxLines).map((line) => line.slice(0, maxLine));
}
