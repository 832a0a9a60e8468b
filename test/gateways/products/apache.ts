import { gateways } from '../../../tools/setup/programs.ts';
import { type Gateway, startDaemon } from '../daemon.ts';
import { INVALID_NAME, isName, type Upstream } from './upstream.ts';

export interface ApacheOptions extends Upstream {
  /** Parameters of the ProxyPass directive, such as `max=1 acquire=500`. */
  readonly worker?: string;
  /** Additional directives for the server. */
  readonly directives?: string;
}

const MODULES = '/usr/lib/apache2/modules';
const LOADED = ['mpm_event', 'authz_core', 'proxy', 'proxy_http', 'proxy_balancer', 'lbmethod_byrequests'];
const ALSO_LOADED = ['slotmem_shm', 'socache_shmcb', 'ssl'];

/** Starts Apache httpd with mod_proxy, with tokens and signature as in Debian's configuration. */
export function startApache({ worker = '', directives = '', ...upstream }: ApacheOptions): Promise<Gateway> {
  const { origin, tls, timeLimit = 60 } = upstream;
  const host = isName(origin) ? INVALID_NAME : origin.host;
  return startDaemon({
    product: 'apache',
    program: gateways.apache,
    args: (_port, folder) => ['-DFOREGROUND', '-d', folder, '-f', 'httpd.conf'],
    files: (port, folder) => ({
      'httpd.conf': `
${[...LOADED, ...ALSO_LOADED].map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
ServerName app.example
ServerTokens OS
ServerSignature On
Listen 127.0.0.1:${port}
PidFile httpd.pid
DefaultRuntimeDir ${folder}
Mutex file:${folder} default
ErrorLog errors.log
StartServers 1
ServerLimit 1
ThreadsPerChild 16
MaxRequestWorkers 16
SSLProxyEngine on
SSLProxyVerify require
SSLProxyCACertificateFile /etc/ssl/certs/ca-certificates.crt
ProxyTimeout ${timeLimit}
${directives}
ProxyPass / ${tls ? 'https' : 'http'}://${host}:${origin.port}/ connectiontimeout=${timeLimit} retry=0 ${worker}
`,
    }),
  });
}
