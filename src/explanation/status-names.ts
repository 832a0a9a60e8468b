import type { Diagnosis } from '../diagnosis/diagnosis.ts';

/**
 * The registered reason phrases (IANA's registry of HTTP status codes), and what vendors call their own statuses. 509,
 * 529, 598 and 599 are used without a standard. They are not translated, because users see and search for them.
 */
const names: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  417: 'Expectation Failed',
  418: "I'm a teapot",
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  423: 'Locked',
  424: 'Failed Dependency',
  425: 'Too Early',
  426: 'Upgrade Required',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  451: 'Unavailable For Legal Reasons',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  505: 'HTTP Version Not Supported',
  506: 'Variant Also Negotiates',
  507: 'Insufficient Storage',
  508: 'Loop Detected',
  509: 'Bandwidth Limit Exceeded',
  510: 'Not Extended',
  511: 'Network Authentication Required',
  520: 'Web server returns an unknown error',
  521: 'Web server is down',
  522: 'Connection timed out',
  523: 'Origin is unreachable',
  524: 'A timeout occurred',
  525: 'SSL handshake failed',
  526: 'Invalid SSL certificate',
  527: 'Railgun error',
  529: 'Site is overloaded',
  561: 'Unauthorized',
  598: 'Network read timeout',
  599: 'Network connect timeout',
};

const isCloudflares = (status: number) => status >= 520 && status <= 530 && status !== 528 && status !== 529;

/**
 * Returns a status with its name and, for a vendor's own, the vendor; the status alone if it has no name. Cloudflare's
 * 530 has none: the 1xxx code on its page says more.
 */
export function statusLineOf(status: number): string {
  const vendor = isCloudflares(status) ? '(Cloudflare)' : status === 561 ? '(AWS)' : undefined;
  return [status, names[status], vendor].filter(Boolean).join(' ');
}

/**
 * Returns the status line of a failed page; undefined without a status. Other CDNs use Cloudflare's statuses in their
 * own ways, so there the name is omitted.
 */
export function statusLineFor({
  status,
  vendorCode,
  chain,
}: Pick<Diagnosis, 'status' | 'vendorCode' | 'chain'>): string | undefined {
  // Its name comes with its meaning, when that is opened.
  if (vendorCode !== undefined) return `${vendorCode} (Cloudflare)`;
  if (!status || status < 400) return undefined;
  const isOthers =
    isCloudflares(status) &&
    chain.some(({ kind, product = 'cloudflare' }) => kind === 'edge' && product !== 'cloudflare');
  return isOthers ? `${status}` : statusLineOf(status);
}
