import { byPage } from './by-page.ts';
import type { Gateway } from './gateway.ts';
import { unnamedCharset } from './unnamed-charset.ts';

/** Content delivery networks of companies in China. */
export const chineseCdns = {
  'alibaba-cdn': {
    role: 'cdn',
    server: ['esa'],
    seen: [
      ['eagleid'],
      ['x-swift-savetime'],
      ['x-swift-error'],
      ['via', /\b(?:cache|kunlun)\d+\.[\w-]{1,20}\[/],
    ],
    generated: [
      { if: [['x-tengine-error']], ambiguous: true },
      // https://www.alibabacloud.com/help/doc-detail/180855.htm
      { if: [['x-swift-error', 'forward retry timeout']], cause: 'origin-too-slow' },
    ],
    relayed: [['x-swift-error', 'orig response']],
  },
  'tencent-edgeone': {
    role: 'cdn',
    server: ['tencentedgeone', 'edgeone', 'edgeone-pages'],
    seen: [['eo-log-uuid']],
    generated: [
      // https://edgeone.ai/document/58009
      { if: [[':status', /^56[67]$/], [':seen']], cause: 'blocked' },
      { if: [[':markup', /(?:by|由) tencent cloud edgeone/]], cause: 'blocked' },
      { if: [[':status', /^52[0-5]$/], [':seen']] },
    ],
  },
  'tencent-cdn': { role: 'cdn', seen: [['x-nws-log-uuid']] },
  'tencent-stgw': {
    role: 'cdn',
    server: ['stgw'],
    generated: [{ if: [[':length'], [':server']] }, unnamedCharset],
  },
  baidu: {
    role: 'cdn',
    server: ['jsp3', 'bfe'],
    generated: [
      { if: [[':markup', /wappass\.baidu\.com\/static\/captcha|(?:^|>)百度安全验证/]], cause: 'bot-check' },
      unnamedCharset,
    ],
  },
  volcengine: {
    role: 'cdn',
    server: ['byte-nginx'],
    generated: [{ if: [['byte-error-code']] }, unnamedCharset],
  },
  'huawei-cdn': { role: 'cdn', seen: [['x-ccdn-cachettl']] },
  'baidu-yunjiasu': {
    ...byPage('cdn', /\/yunjiasu-cgi\/|百度云加速</),
    server: ['yunjiasu', 'yunjiasu-nginx'],
  },
  wangsu: {
    role: 'cdn',
    seen: [['x-via', '(Cdn Cache Server'], ['x-ws-request-id']],
    generated: [
      {
        // Squid's names of errors.
        if: [['x-cache-error', 'ERR_'], [':seen']],
        cause: [[/DENIED/, 'blocked']],
      },
    ],
  },
} as const satisfies Record<string, Gateway>;
