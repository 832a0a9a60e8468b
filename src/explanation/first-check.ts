import type { Cause } from '../diagnosis/causes.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { GatewayId } from '../diagnosis/gateways.ts';
import type { CheckId } from './check-commands.ts';

/** What usually explains a product's failure, for the causes that it applies to. */
interface FirstCheck {
  readonly check: CheckId;
  readonly causes: readonly Cause[];
}

const targets: FirstCheck = { check: 'health', causes: ['origin-unreachable', 'unavailable'] };
const pods: FirstCheck = {
  check: 'pods',
  causes: ['origin-unreachable', 'unavailable', 'not-found', 'no-site'],
};
const port: FirstCheck = {
  check: 'port',
  causes: ['origin-unreachable', 'origin-unusable', 'origin-crashed'],
};
const functions: FirstCheck = {
  check: 'function',
  causes: ['origin-crashed', 'origin-unusable', 'origin-too-slow'],
};
const tunnel: FirstCheck = { check: 'tunnel', causes: ['origin-unreachable', 'no-site', 'paused'] };

/** Balancers ask registered targets, Kubernetes asks pods, platforms a port that they choose, and so on. */
const byProduct: Readonly<Partial<Record<GatewayId, FirstCheck>>> = {
  'aws-alb': targets,
  'azure-app-gateway': targets,
  'google-cloud-lb': targets,
  'huawei-elb': targets,
  haproxy: targets,
  netscaler: targets,
  'f5-bigip': targets,
  kong: targets,
  'ingress-nginx': pods,
  istio: pods,
  envoy: pods,
  openshift: pods,
  linkerd: pods,
  heroku: port,
  railway: port,
  render: port,
  fly: port,
  gorouter: port,
  'digitalocean-app-platform': port,
  'azure-app-service': port,
  vercel: functions,
  netlify: functions,
  supabase: functions,
  'deno-deploy': functions,
  'aws-lambda': functions,
  'aws-api-gateway': functions,
  cloudfront: { check: 'function', causes: ['origin-crashed'] },
  ngrok: tunnel,
  localtunnel: tunnel,
  frp: tunnel,
};

/** What applications say of a database that they cannot reach, in the languages of WordPress's page. */
const database =
  /database|SQLSTATE|datenbank|bases? de (?:données|datos|dados)|baz[ay] danych|veritaban|базы? данных|数据库|データベース/i;

/** Returns what to check before anything else; undefined if the response suggests nothing in particular. */
export function firstCheckFor({
  status,
  cause,
  generatedBy,
  chain,
  evidence,
}: Diagnosis): CheckId | undefined {
  if (generatedBy === 'origin') {
    return evidence.some(({ value }) => value && database.test(value)) ? 'database' : undefined;
  }
  const own = generatedBy ? byProduct[generatedBy] : undefined;
  if (own?.causes.includes(cause)) return own.check;
  if (!chain.some(({ kind, product }) => kind === 'edge' && product === generatedBy)) return undefined;
  // Cloudflare's 530 is about the name or the tunnel, its 522 about a connection that nothing accepted.
  if (status === 530) return cause === 'origin-unreachable' ? 'tunnel' : undefined;
  return cause === 'origin-unreachable' || status === 522 ? 'firewall' : undefined;
}
