import { gateways } from '../../../tools/setup/programs.ts';
import { type Gateway, startDaemon } from '../daemon.ts';
import { NO_NAME_SERVER, type Upstream } from './upstream.ts';

export interface TrafficserverOptions extends Upstream {
  /** Additional settings, such as `proxy.config.http.per_server.connection.max INT 1`. */
  readonly settings?: readonly string[];
  /** The paths that it serves; it reports all others as unknown. */
  readonly path?: string;
}

/** Its names for the folders that it reads and writes. */
const OWN_FOLDERS = ['sysconfdir', 'datadir', 'localstatedir', 'runtimedir', 'logdir', 'cachedir'];
const SYSTEM_FOLDERS = ['prefix', 'exec_prefix', 'bindir', 'sbindir', 'includedir', 'libdir', 'libexecdir'];

/** Starts Apache Traffic Server as a reverse proxy without a cache, with Debian's error pages. */
export function startTrafficserver({
  origin,
  tls,
  timeLimit = 60,
  settings = [],
  path = '/',
}: TrafficserverOptions): Promise<Gateway> {
  return startDaemon({
    product: 'trafficserver',
    program: gateways.trafficserver,
    args: (_port, folder) => [`--run-root=${folder}/runroot.yaml`],
    files: (port, folder) => ({
      'runroot.yaml': [
        ...OWN_FOLDERS.map((name) => `${name}: ${folder}\n`),
        ...SYSTEM_FOLDERS.map((name) => `${name}: /usr\n`),
      ].join(''),
      'records.config': [
        `proxy.config.http.server_ports STRING ${port}:ip-in=127.0.0.1`,
        'proxy.config.admin.user_id STRING #-1',
        'proxy.config.body_factory.template_sets_dir STRING /etc/trafficserver/body_factory',
        'proxy.config.crash_log_helper STRING NULL',
        'proxy.config.log.logging_enabled INT 0',
        'proxy.config.exec_thread.autoconfig INT 0',
        'proxy.config.http.cache.http INT 0',
        `proxy.config.http.transaction_no_activity_timeout_out INT ${timeLimit}`,
        `proxy.config.http.connect_attempts_timeout INT ${timeLimit}`,
        'proxy.config.http.connect_attempts_max_retries INT 0',
        `proxy.config.dns.nameservers STRING ${NO_NAME_SERVER}`,
        'proxy.config.dns.resolv_conf STRING NULL',
        'proxy.config.hostdb.lookup_timeout INT 1',
        'proxy.config.ssl.client.verify.server.policy STRING ENFORCED',
        'proxy.config.ssl.client.CA.cert.path STRING /etc/ssl/certs',
        'proxy.config.ssl.client.CA.cert.filename STRING ca-certificates.crt',
        ...settings,
      ]
        .map((setting) => `CONFIG ${setting}\n`)
        .join(''),
      'remap.config': `map ${path} ${tls ? 'https' : 'http'}://${origin.host}:${origin.port}/\n`,
      'ip_allow.yaml': 'ip_allow: [{ apply: in, ip_addrs: 127.0.0.1, action: allow, methods: ALL }]\n',
      'plugin.config': '',
      'storage.config': '',
    }),
  });
}
