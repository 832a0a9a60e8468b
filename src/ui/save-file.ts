/**
 * Downloads a text as a file. Sends no request: the file comes from a blob URL.
 *
 * @param type its media type
 */
export function saveFile(name: string, content: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Revoking the URL before the download has started would make it fail.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
