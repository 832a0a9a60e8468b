/** Lets the browser save a text as a file, without a request to anybody. */
export function saveFile(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then; one that was taken back before its time would fail.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
