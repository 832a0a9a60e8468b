import type { GatewayId } from '../diagnosis/gateways.ts';
import type { Words } from './message.ts';

/** Brand names are the same in every language; products without one are described by a message. */
export type ProductName = string | Words;

/** A product's name, documentation, status page and log. */
export interface Product {
  readonly name: ProductName;
  readonly docs?: string;
  /** The page where the vendor reports incidents. */
  readonly status?: string;
  /** A command that shows its log, for a default installation or with the vendor's tool. */
  readonly log?: string;
}

/** All products by the ids that a diagnosis contains. */
export const products: Readonly<Record<GatewayId, Product>> = {
  cloudflare: {
    name: 'Cloudflare',
    docs: 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/',
    status: 'https://www.cloudflarestatus.com/',
  },
  fastly: {
    name: 'Fastly',
    docs: 'https://www.fastly.com/documentation/guides/vcl/errors',
    status: 'https://www.fastlystatus.com/',
  },
  cloudfront: {
    name: 'Amazon CloudFront',
    docs: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/troubleshooting-response-errors.html',
    status: 'https://health.aws.amazon.com/health/status',
  },
  akamai: { name: 'Akamai', docs: 'https://techdocs.akamai.com/', status: 'https://www.akamaistatus.com/' },
  'azure-front-door': {
    name: 'Azure Front Door',
    docs: 'https://learn.microsoft.com/azure/frontdoor/troubleshoot-issues',
    status: 'https://azure.status.microsoft/status',
  },
  bunny: { name: 'bunny.net', docs: 'https://docs.bunny.net/', status: 'https://status.bunny.net/' },
  keycdn: { name: 'KeyCDN', docs: 'https://www.keycdn.com/support', status: 'https://status.keycdn.com/' },
  'edgio-edgecast': { name: 'Edgecast' },
  arvancloud: { name: 'ArvanCloud' },
  sucuri: { name: 'Sucuri', docs: 'https://docs.sucuri.net/', status: 'https://status.sucuri.net/' },
  imperva: { name: 'Imperva', docs: 'https://docs.imperva.com/', status: 'https://status.imperva.com/' },
  stackpath: { name: 'StackPath' },
  'ddos-guard': { name: 'DDoS-Guard', docs: 'https://ddos-guard.net/' },
  qrator: { name: 'Qrator' },
  heroku: {
    name: 'Heroku',
    docs: 'https://devcenter.heroku.com/articles/error-codes',
    status: 'https://status.heroku.com/',
    log: 'heroku logs --tail',
  },
  vercel: {
    name: 'Vercel',
    docs: 'https://vercel.com/docs/errors',
    status: 'https://www.vercel-status.com/',
    log: 'vercel logs',
  },
  netlify: {
    name: 'Netlify',
    docs: 'https://docs.netlify.com/',
    status: 'https://www.netlifystatus.com/',
    log: 'netlify logs:function',
  },
  fly: {
    name: 'Fly.io',
    docs: 'https://fly.io/docs/monitoring/error-codes/',
    status: 'https://status.flyio.net/',
    log: 'fly logs',
  },
  render: {
    name: 'Render',
    docs: 'https://render.com/docs/troubleshooting-deploys',
    status: 'https://status.render.com/',
  },
  railway: {
    name: 'Railway',
    docs: 'https://docs.railway.com/networking/troubleshooting/application-failed-to-respond',
    status: 'https://status.railway.com/',
    log: 'railway logs',
  },
  'google-app-engine': {
    name: 'Google App Engine / Cloud Run',
    docs: 'https://cloud.google.com/run/docs/troubleshooting',
    status: 'https://status.cloud.google.com/',
    log: 'gcloud app logs read',
  },
  'azure-app-service': {
    name: 'Azure App Service',
    docs: 'https://learn.microsoft.com/azure/app-service/troubleshoot-http-502-http-503',
    status: 'https://azure.status.microsoft/status',
    log: 'az webapp log tail',
  },
  pantheon: {
    name: 'Pantheon',
    docs: 'https://docs.pantheon.io/errors-and-server-responses',
    status: 'https://status.pantheon.io/',
  },
  'github-pages': {
    name: 'GitHub',
    docs: 'https://docs.github.com/en/pages',
    status: 'https://www.githubstatus.com/',
  },
  shopify: {
    name: 'Shopify',
    docs: 'https://shopify.dev/docs/api/usage/response-codes',
    status: 'https://www.shopifystatus.com/',
  },
  squarespace: { name: 'Squarespace', status: 'https://status.squarespace.com/' },
  wix: { name: 'Wix', status: 'https://status.wix.com/' },
  'aws-alb': {
    name: 'AWS ELB',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
    status: 'https://health.aws.amazon.com/health/status',
  },
  'azure-app-gateway': {
    name: 'Azure Application Gateway',
    docs: 'https://learn.microsoft.com/azure/application-gateway/application-gateway-troubleshooting-502',
    status: 'https://azure.status.microsoft/status',
  },
  'google-cloud-lb': {
    name: 'Google Cloud Load Balancing',
    docs: 'https://cloud.google.com/load-balancing/docs/https/troubleshooting-ext-https-lbs',
    status: 'https://status.cloud.google.com/',
  },
  'google-gfe': { name: 'Google Front End', status: 'https://www.google.com/appsstatus/dashboard/' },
  'huawei-elb': {
    name: 'Huawei Cloud ELB',
    docs: 'https://support.huaweicloud.com/intl/en-us/elb/index.html',
  },
  haproxy: { name: 'HAProxy', docs: 'https://docs.haproxy.org/', log: 'journalctl -u haproxy -n 50' },
  'f5-bigip': { name: 'F5 BIG-IP' },
  'aws-api-gateway': {
    name: 'Amazon API Gateway',
    docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html',
    status: 'https://health.aws.amazon.com/health/status',
  },
  kong: { name: 'Kong', docs: 'https://docs.konghq.com/gateway/latest/' },
  tyk: { name: 'Tyk', docs: 'https://tyk.io/docs/' },
  istio: {
    name: 'Istio',
    docs: 'https://istio.io/latest/docs/ops/common-problems/network-issues/',
    log: 'kubectl logs -n istio-system deploy/istio-ingressgateway --tail 50',
  },
  envoy: {
    name: 'Envoy',
    docs: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/response_code_details',
  },
  varnish: {
    name: 'Varnish',
    docs: 'https://varnish-cache.org/docs/',
    log: 'varnishlog -g request -q "BerespStatus >= 500 or FetchError"',
  },
  trafficserver: {
    name: 'Apache Traffic Server',
    docs: 'https://docs.trafficserver.apache.org/',
    log: 'tail -n 50 /var/log/trafficserver/error.log',
  },
  traefik: {
    name: 'Traefik',
    docs: 'https://doc.traefik.io/traefik/getting-started/faq/',
    log: 'docker logs --tail 50 traefik',
  },
  caddy: {
    name: 'Caddy',
    docs: 'https://caddyserver.com/docs/caddyfile/directives/reverse_proxy',
    log: 'journalctl -u caddy -n 50',
  },
  squid: { name: 'Squid', docs: 'https://wiki.squid-cache.org/', log: 'tail -n 50 /var/log/squid/cache.log' },
  'generic-proxy': {
    name: { words: 'product_reverse_proxy' },
    docs: 'https://www.rfc-editor.org/rfc/rfc9209',
  },
  nginx: {
    name: 'nginx',
    docs: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html',
    log: 'tail -n 50 /var/log/nginx/error.log',
  },
  openresty: {
    name: 'OpenResty',
    docs: 'https://openresty.org/',
    log: 'tail -n 50 /usr/local/openresty/nginx/logs/error.log',
  },
  tengine: {
    name: 'Tengine',
    docs: 'https://tengine.taobao.org/',
    status: 'https://status.alibabacloud.com/',
  },
  apache: {
    name: 'Apache',
    docs: 'https://httpd.apache.org/docs/2.4/mod/mod_proxy.html',
    log: 'tail -n 50 /var/log/apache2/error.log',
  },
  lighttpd: {
    name: 'lighttpd',
    docs: 'https://redmine.lighttpd.net/',
    log: 'tail -n 50 /var/log/lighttpd/error.log',
  },
  litespeed: {
    name: 'LiteSpeed',
    docs: 'https://docs.litespeedtech.com/',
    log: 'tail -n 50 /usr/local/lsws/logs/error.log',
  },
  passenger: {
    name: 'Passenger',
    docs: 'https://www.phusionpassenger.com/library/',
    log: 'passenger-status',
  },
  iis: {
    name: 'Microsoft IIS',
    docs: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-status-code',
  },
  gunicorn: { name: 'Gunicorn', docs: 'https://docs.gunicorn.org/', log: 'journalctl -u gunicorn -n 50' },
  uvicorn: { name: 'Uvicorn', docs: 'https://www.uvicorn.org/' },
  werkzeug: { name: 'Flask (Werkzeug)', docs: 'https://flask.palletsprojects.com/' },
  rails: { name: 'Ruby on Rails' },
  jetty: { name: 'Jetty', docs: 'https://jetty.org/docs/' },
  tomcat: { name: 'Apache Tomcat', docs: 'https://tomcat.apache.org/' },
  kestrel: { name: 'ASP.NET Core', docs: 'https://learn.microsoft.com/aspnet/core/' },
  express: { name: 'Express', docs: 'https://expressjs.com/en/guide/error-handling.html' },
  'php-fpm': { name: 'PHP', docs: 'https://www.php.net/manual/en/install.fpm.php' },
  wordpress: {
    name: 'WordPress',
    docs: 'https://wordpress.org/documentation/article/common-wordpress-errors/',
  },
  postgrest: {
    name: 'PostgREST',
    docs: 'https://docs.postgrest.org/en/stable/references/errors.html',
    status: 'https://status.supabase.com/',
  },
  'go-http': { name: { words: 'product_go_program' } },
};
