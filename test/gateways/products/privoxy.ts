import { gateways } from '../../../tools/setup/programs.ts';
import { type Gateway, startDaemon } from '../daemon.ts';

/** Starts Privoxy as a proxy on the user's own device, with its own error pages. */
export function startPrivoxy({
  timeLimit = 60,
  settings = '',
  actions = '',
}: {
  readonly timeLimit?: number;
  /** Additional lines for the configuration. */
  readonly settings?: string;
  /** What to do with which addresses. */
  readonly actions?: string;
} = {}): Promise<Gateway> {
  return startDaemon({
    product: 'privoxy',
    program: gateways.privoxy,
    args: (_port, folder) => ['--no-daemon', `${folder}/config`],
    files: (port, folder) => ({
      config: `
confdir ${folder}
templdir /etc/privoxy/templates
listen-address 127.0.0.1:${port}
hostname proxy.example
socket-timeout ${timeLimit}
actionsfile own.action
${settings}
`,
      'own.action': actions,
    }),
  });
}
