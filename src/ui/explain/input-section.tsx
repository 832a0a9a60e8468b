import { useRef, useState } from 'preact/hooks';
import { paragraph, text } from '../text.ts';
import type { Input } from './use-reading.ts';

/** In characters. A browser needs longer to lay out more in a field than to read it (measured: 1 MB on one line). */
const maxTyped = 100_000;

const example = `HTTP/1.1 502 Bad Gateway
Server: nginx/1.22.1
Content-Type: text/html
Content-Length: 157

<html>
<head><title>502 Bad Gateway</title></head>
<body>
<center><h1>502 Bad Gateway</h1></center>
<hr><center>nginx/1.22.1</center>
</body>
</html>
`;

interface InputSectionProps {
  readonly input: Input;
  readonly onInput: (input: Input) => void;
}

/** Takes a text that is typed, pasted or dropped, or a file. Nothing of it is interpreted as markup, sent or stored. */
export function InputSection({ input, onInput }: InputSectionProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const typed = (words: string) =>
    onInput({ kind: words.length > maxTyped ? 'pasted' : 'typed', text: words });
  const open = (file: File | undefined) => file && onInput({ kind: 'file', file });

  function paste(event: ClipboardEvent) {
    const { files } = event.clipboardData ?? {};
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (pasted.length <= maxTyped && !(files?.length && pasted === '')) return;
    event.preventDefault();
    if (pasted) onInput({ kind: 'pasted', text: pasted });
    else open(files?.[0]);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    const { files } = event.dataTransfer ?? {};
    const dropped = event.dataTransfer?.getData('text/plain') ?? '';
    if (files?.length) open(files[0]);
    else if (dropped) typed(dropped);
  }

  const note = noteOf(input);
  return (
    <section
      class={isOver ? 'input over' : 'input'}
      aria-labelledby="input-label"
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <label class="field" id="input-label" for="input">
        {text({ key: 'paste_label' })}
      </label>
      <textarea
        id="input"
        name="response"
        dir="ltr"
        rows={10}
        spellcheck={false}
        autocomplete="off"
        aria-describedby="input-note"
        placeholder={input.kind === 'typed' ? 'HTTP/1.1 502 Bad Gateway\nServer: nginx' : ''}
        value={input.kind === 'typed' ? input.text : ''}
        onInput={({ currentTarget }) => typed(currentTarget.value)}
        onPaste={paste}
      />
      {note && (
        <p class="source" role="status">
          {note}
        </p>
      )}
      <div class="acts">
        <button type="button" data-act="open-file" onClick={() => chooser.current?.click()}>
          {text({ key: 'paste_file' })}
        </button>
        <button type="button" data-act="example" onClick={() => typed(example)}>
          {text({ key: 'paste_example' })}
        </button>
        <button type="button" data-act="clear" onClick={() => typed('')}>
          {text({ key: 'paste_clear' })}
        </button>
      </div>
      <p class="note" id="input-note">
        {paragraph([{ key: 'paste_drop' }, { key: 'paste_private' }])}
      </p>
      <input
        ref={chooser}
        type="file"
        name="file"
        hidden
        onChange={({ currentTarget }) => {
          open(currentTarget.files?.[0]);
          // Lets the user choose the same file again after a change.
          currentTarget.value = '';
        }}
      />
    </section>
  );
}

function noteOf(input: Input): string | undefined {
  switch (input.kind) {
    case 'typed':
      return undefined;
    case 'pasted':
      return text({ key: 'paste_from_clipboard' });
    case 'file':
      return text({ key: 'paste_from_file', values: [input.file.name] });
  }
}
