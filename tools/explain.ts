import { readFileSync } from 'node:fs';
import { decodeText } from '../src/pasted/decode-text.ts';
import { explain } from './explain/command.ts';

function read(file: string): string {
  try {
    return decodeText(readFileSync(file === '-' ? 0 : file));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new Error(`Could not read ${file === '-' ? 'standard input' : file} (${reason}).`);
  }
}

try {
  const { stdout } = process;
  process.stdout.write(
    explain({
      args: process.argv.slice(2),
      read,
      now: Date.now(),
      width: Math.min(stdout.columns ?? 80, 100),
      isTerminal: stdout.isTTY === true,
      isWindows: process.platform === 'win32',
    }),
  );
} catch (error) {
  const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
  process.stderr.write(`explain: ${line}\n`);
  process.exitCode = 2;
}
