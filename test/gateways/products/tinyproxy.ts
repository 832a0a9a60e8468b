import { gateways } from '../../../tools/setup/programs.ts';
import { type Gateway, startDaemon } from '../daemon.ts';

/** Starts Tinyproxy as a forward proxy in the user's own network, with its own error page. */
export function startTinyproxy({
  timeLimit = 60,
  settings = '',
  filter = '',
}: {
  readonly timeLimit?: number;
  /** Additional lines for the configuration. */
  readonly settings?: string;
  /** The patterns of the names and addresses that it blocks, one per line. */
  readonly filter?: string;
} = {}): Promise<Gateway> {
  return startDaemon({
    product: 'tinyproxy',
    program: gateways.tinyproxy,
    args: () => ['-d', '-c', 'tinyproxy.conf'],
    files: (port, folder) => ({
      'tinyproxy.conf': `
Listen 127.0.0.1
Port ${port}
Timeout ${timeLimit}
MaxClients 16
DefaultErrorFile "/usr/share/tinyproxy/default.html"
Filter "${folder}/filter"
${settings}
`,
      filter,
    }),
  });
}
