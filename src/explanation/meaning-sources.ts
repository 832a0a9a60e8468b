/** Where a status is defined or documented. Its label is a name and is not translated. */
export interface Source {
  readonly label: string;
  readonly url: string;
}

const registry: Source = {
  label: 'IANA: HTTP Status Code Registry',
  url: 'https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml',
};

/** Returns a section of RFC 9110, HTTP Semantics. */
export const rfc9110 = (section: string): Source => ({
  label: `RFC 9110, ${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc9110.html#section-${section}`,
});

/** Returns a section of another RFC that defines a status. */
export const rfc = (number: number, section: string): Source => ({
  label: `RFC ${number}, ${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}.html#section-${section}`,
});

/** Returns Cloudflare's page about one of its own statuses. */
export const cloudflareStatus = (status: number): Source => ({
  label: `Cloudflare: Error ${status}`,
  url: `https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/error-${status}/`,
});

export const cloudflareErrors: Source = {
  label: 'Cloudflare: 5xx errors',
  url: 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/',
};

export const cloudflareCodes: Source = {
  label: 'Cloudflare: 1xxx errors',
  url: 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/',
};

export const loadBalancers: Source = {
  label: 'AWS: Troubleshoot your Application Load Balancers',
  url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
};

export const nginxProxy: Source = {
  label: 'nginx: ngx_http_proxy_module',
  url: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html',
};

export const nginxCore: Source = {
  label: 'nginx: ngx_http_core_module',
  url: 'https://nginx.org/en/docs/http/ngx_http_core_module.html',
};

/** For statuses without a standard: that they are not registered, and who uses them. */
export const unregistered: readonly Source[] = [
  registry,
  {
    label: 'Wikipedia: List of HTTP status codes',
    url: 'https://en.wikipedia.org/wiki/List_of_HTTP_status_codes',
  },
];

/** What each browser calls its own network errors. */
export const browserErrors: readonly Source[] = [
  {
    label: 'Chromium: net_error_list.h',
    url: 'https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h',
  },
  {
    label: 'Firefox: ErrorList.py',
    url: 'https://searchfox.org/firefox-main/source/xpcom/base/ErrorList.py',
  },
];
