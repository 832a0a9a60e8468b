import type { GatewayId } from '../diagnosis/gateways.ts';

/** Where the operator of a site learns more about a product. */
export interface References {
  readonly docs?: string;
  /** The page where the vendor reports incidents. */
  readonly status?: string;
  /** A command that shows its log, for a default installation or with the vendor's tool. */
  readonly log?: string;
}

/** The references of products that have any. Only the operator's part reads them, which the popup loads late. */
export const productReferences: Readonly<Partial<Record<GatewayId, References>>> = {
  cloudflare: {
    docs: 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/',
    status: 'https://www.cloudflarestatus.com/',
  },
  fastly: {
    docs: 'https://www.fastly.com/documentation/guides/vcl/errors',
    status: 'https://www.fastlystatus.com/',
  },
  cloudfront: {
    docs: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/troubleshooting-response-errors.html',
    status: 'https://health.aws.amazon.com/health/status',
  },
  akamai: { docs: 'https://techdocs.akamai.com/', status: 'https://www.akamaistatus.com/' },
  'azure-front-door': {
    docs: 'https://learn.microsoft.com/azure/frontdoor/troubleshoot-issues',
    status: 'https://azure.status.microsoft/status',
  },
  bunny: { docs: 'https://docs.bunny.net/', status: 'https://status.bunny.net/' },
  keycdn: { docs: 'https://www.keycdn.com/support', status: 'https://status.keycdn.com/' },
  sucuri: { docs: 'https://docs.sucuri.net/', status: 'https://status.sucuri.net/' },
  imperva: { docs: 'https://docs.imperva.com/', status: 'https://status.imperva.com/' },
  'ddos-guard': { docs: 'https://ddos-guard.net/' },
  heroku: {
    docs: 'https://devcenter.heroku.com/articles/error-codes',
    status: 'https://status.heroku.com/',
    log: 'heroku logs --tail',
  },
  vercel: {
    docs: 'https://vercel.com/docs/errors',
    status: 'https://www.vercel-status.com/',
    log: 'vercel logs',
  },
  netlify: {
    docs: 'https://docs.netlify.com/',
    status: 'https://www.netlifystatus.com/',
    log: 'netlify logs:function',
  },
  fly: {
    docs: 'https://fly.io/docs/monitoring/error-codes/',
    status: 'https://status.flyio.net/',
    log: 'fly logs',
  },
  render: { docs: 'https://render.com/docs/troubleshooting-deploys', status: 'https://status.render.com/' },
  railway: {
    docs: 'https://docs.railway.com/networking/troubleshooting/application-failed-to-respond',
    status: 'https://status.railway.com/',
    log: 'railway logs',
  },
  'google-app-engine': {
    docs: 'https://cloud.google.com/run/docs/troubleshooting',
    status: 'https://status.cloud.google.com/',
    log: 'gcloud app logs read',
  },
  'azure-app-service': {
    docs: 'https://learn.microsoft.com/azure/app-service/troubleshoot-http-502-http-503',
    status: 'https://azure.status.microsoft/status',
    log: 'az webapp log tail',
  },
  pantheon: {
    docs: 'https://docs.pantheon.io/errors-and-server-responses',
    status: 'https://status.pantheon.io/',
  },
  'github-pages': { docs: 'https://docs.github.com/en/pages', status: 'https://www.githubstatus.com/' },
  shopify: {
    docs: 'https://shopify.dev/docs/api/usage/response-codes',
    status: 'https://www.shopifystatus.com/',
  },
  squarespace: { status: 'https://status.squarespace.com/' },
  wix: { status: 'https://status.wix.com/' },
  'aws-alb': {
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
    status: 'https://health.aws.amazon.com/health/status',
  },
  'azure-app-gateway': {
    docs: 'https://learn.microsoft.com/azure/application-gateway/application-gateway-troubleshooting-502',
    status: 'https://azure.status.microsoft/status',
  },
  'google-cloud-lb': {
    docs: 'https://cloud.google.com/load-balancing/docs/https/troubleshooting-ext-https-lbs',
    status: 'https://status.cloud.google.com/',
  },
  'google-gfe': { status: 'https://www.google.com/appsstatus/dashboard/' },
  'huawei-elb': { docs: 'https://support.huaweicloud.com/intl/en-us/elb/index.html' },
  haproxy: { docs: 'https://docs.haproxy.org/', log: 'journalctl -u haproxy -n 50' },
  'aws-api-gateway': {
    docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html',
    status: 'https://health.aws.amazon.com/health/status',
  },
  kong: { docs: 'https://docs.konghq.com/gateway/latest/' },
  tyk: { docs: 'https://tyk.io/docs/' },
  istio: {
    docs: 'https://istio.io/latest/docs/ops/common-problems/network-issues/',
    log: 'kubectl logs -n istio-system deploy/istio-ingressgateway --tail 50',
  },
  envoy: {
    docs: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/response_code_details',
  },
  varnish: {
    docs: 'https://varnish-cache.org/docs/',
    log: 'varnishlog -g request -q "BerespStatus >= 500 or FetchError"',
  },
  trafficserver: {
    docs: 'https://docs.trafficserver.apache.org/',
    log: 'tail -n 50 /var/log/trafficserver/error.log',
  },
  traefik: {
    docs: 'https://doc.traefik.io/traefik/getting-started/faq/',
    log: 'docker logs --tail 50 traefik',
  },
  caddy: {
    docs: 'https://caddyserver.com/docs/caddyfile/directives/reverse_proxy',
    log: 'journalctl -u caddy -n 50',
  },
  squid: { docs: 'https://wiki.squid-cache.org/', log: 'tail -n 50 /var/log/squid/cache.log' },
  'generic-proxy': { docs: 'https://www.rfc-editor.org/rfc/rfc9209' },
  nginx: {
    docs: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html',
    log: 'tail -n 50 /var/log/nginx/error.log',
  },
  openresty: { docs: 'https://openresty.org/', log: 'tail -n 50 /usr/local/openresty/nginx/logs/error.log' },
  tengine: { docs: 'https://tengine.taobao.org/', status: 'https://status.alibabacloud.com/' },
  apache: {
    docs: 'https://httpd.apache.org/docs/2.4/mod/mod_proxy.html',
    log: 'tail -n 50 /var/log/apache2/error.log',
  },
  lighttpd: { docs: 'https://redmine.lighttpd.net/', log: 'tail -n 50 /var/log/lighttpd/error.log' },
  litespeed: { docs: 'https://docs.litespeedtech.com/', log: 'tail -n 50 /usr/local/lsws/logs/error.log' },
  passenger: { docs: 'https://www.phusionpassenger.com/library/', log: 'passenger-status' },
  iis: {
    docs: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-status-code',
  },
  gunicorn: { docs: 'https://docs.gunicorn.org/', log: 'journalctl -u gunicorn -n 50' },
  uvicorn: { docs: 'https://www.uvicorn.org/' },
  werkzeug: { docs: 'https://flask.palletsprojects.com/' },
  jetty: { docs: 'https://jetty.org/docs/' },
  tomcat: { docs: 'https://tomcat.apache.org/' },
  kestrel: { docs: 'https://learn.microsoft.com/aspnet/core/' },
  express: { docs: 'https://expressjs.com/en/guide/error-handling.html' },
  'php-fpm': { docs: 'https://www.php.net/manual/en/install.fpm.php' },
  wordpress: { docs: 'https://wordpress.org/documentation/article/common-wordpress-errors/' },
  postgrest: {
    docs: 'https://docs.postgrest.org/en/stable/references/errors.html',
    status: 'https://status.supabase.com/',
  },
};
