import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { CommandTarget } from './command-target.ts';
import type { Check, Command } from './explanation.ts';
import type { MessageKey } from './message.ts';
import { productReferences } from './product-references.ts';

/** The id of a check: the key of its message without the prefix `check_`. */
export type CheckId = MessageKey extends infer Key ? (Key extends `check_${infer Id}` ? Id : never) : never;

const both = (command: string): Command => ({ unix: command, windows: command });

/** A curl output format that shows how the time of one request is spent. */
const times =
  'dns %{time_namelookup}  connect %{time_connect}  tls %{time_appconnect}  first byte %{time_starttransfer}';

/** The commands for each check. Checks that are not listed are done in an editor or a vendor's console. */
const commands: Partial<Readonly<Record<CheckId, (target: CommandTarget) => readonly Command[]>>> = {
  dns: ({ name }) => [
    { unix: `dig +short ${name} A ${name} AAAA`, windows: `nslookup ${name}` },
    { unix: `dig +short ${name} @1.1.1.1`, windows: `nslookup ${name} 1.1.1.1` },
  ],
  reach: ({ name }) => [
    { unix: `ping -c 4 ${name}`, windows: `ping -n 4 ${name}` },
    { unix: `traceroute ${name}`, windows: `tracert ${name}` },
  ],
  status: ({ url }) => [{ unix: `curl -si "${url}" | head -n 40`, windows: `curl.exe -si "${url}"` }],
  listen: () => [{ unix: 'ss -ltnp', windows: 'netstat -abno | findstr LISTENING' }],
  direct: ({ name, port, url }) => [
    {
      unix: `curl -sv -o /dev/null --connect-to ${name}:${port}:ORIGIN-ADDRESS:${port} "${url}"`,
      windows: `curl.exe -sv -o NUL --connect-to ${name}:${port}:ORIGIN-ADDRESS:${port} "${url}"`,
    },
  ],
  load: () => [
    { unix: 'uptime; free -m; df -h', windows: 'typeperf "\\Processor(_Total)\\% Processor Time" -sc 5' },
  ],
  time: ({ url }) => [
    {
      unix: `curl -s -o /dev/null -w '${times}\\n' "${url}"`,
      windows: `curl.exe -s -o NUL -w "${times}\\n" "${url}"`,
    },
  ],
  tls: ({ name, secure, port }) => {
    const address = `${name}:${secure ? port : '443'}`;
    return [
      {
        unix: `openssl s_client -connect ${address} -servername ${name} </dev/null | openssl x509 -noout -subject -issuer -dates`,
        windows: `curl.exe -sv -o NUL https://${address}/`,
      },
    ];
  },
  dns_or_load: () => [
    { unix: 'getent hosts UPSTREAM-NAME', windows: 'nslookup UPSTREAM-NAME' },
    { unix: 'uptime', windows: 'typeperf "\\Processor(_Total)\\% Processor Time" -sc 3' },
  ],
  balancer: () => [
    { unix: 'nft list ruleset', windows: 'netsh advfirewall firewall show rule name=all dir=in' },
  ],
  gateway_dns: () => [{ unix: 'getent hosts UPSTREAM-NAME', windows: 'nslookup UPSTREAM-NAME' }],
  headers: ({ url }) => [
    { unix: `curl -s -o /dev/null -D - "${url}" | wc -c`, windows: `curl.exe -s -o NUL -D - "${url}"` },
  ],
  redirects: ({ url }) => [
    {
      unix: `curl -sIL --max-redirs 10 "${url}" | grep -iE '^(HTTP|location)'`,
      windows: `curl.exe -sIL --max-redirs 10 "${url}" | findstr /i "HTTP location"`,
    },
  ],
  disk: () => [{ unix: 'df -h; df -i', windows: 'wmic logicaldisk get caption,freespace,size' }],
};

/** Returns checks for one site, each with its commands. */
export function checksOf(
  ids: readonly CheckId[],
  diagnosis: Pick<Diagnosis, 'chain'>,
  target: CommandTarget,
): readonly Check[] {
  return ids.map((id) => ({ text: { key: `check_${id}` }, commands: commandsFor(id, diagnosis, target) }));
}

/** Returns the commands of a check for one site. For logs they are those of the recognized products. */
function commandsFor(
  check: CheckId,
  { chain }: Pick<Diagnosis, 'chain'>,
  target: CommandTarget,
): readonly Command[] {
  if (check === 'log' || check === 'app_log') {
    const kind = check === 'log' ? 'gateway' : 'origin';
    const logs = chain.flatMap(
      (hop) => (hop.kind === kind && hop.product && productReferences[hop.product]?.log) || [],
    );
    return logs.map(both);
  }
  return commands[check]?.(target) ?? [];
}
