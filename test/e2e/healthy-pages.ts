import type { PartsSite } from './loaded-page-site.ts';

/** Something that pages in good order do every day. */
interface HealthyPattern {
  readonly name: string;
  readonly markup?: string;
  /** An expression of the page's script (`loaded-page-site.ts`). */
  readonly script?: string;
}

const gone = (url: string) => `later(300).then(() => Promise.race([call('${url}'), later(100)]))`;

/** Returns pages in good order, seven patterns each. */
export function healthyPages({ own, other, closed }: PartsSite): readonly (readonly HealthyPattern[])[] {
  const redirect = (to: string) => `${own}/to/there?url=${encodeURIComponent(to)}`;
  return [
    [
      { name: '204', script: `call('/204/a.json')` },
      { name: '304', script: `call('/304/a.json')` },
      { name: 'a beacon', script: `(navigator.sendBeacon('/204/beacon.json', 'x'), later(200))` },
      {
        name: 'a data: image and frame',
        markup: '<img src="data:,"><iframe src="data:text/html,hello"></iframe>',
      },
      { name: 'a redirected image', markup: `<img src="${redirect(`${other}/200/a.png`)}">` },
      { name: 'a redirected frame', markup: `<iframe src="${redirect(`${other}/200/a.html`)}"></iframe>` },
      { name: 'an empty frame', markup: '<iframe></iframe><iframe srcdoc="<p>Hello"></iframe>' },
    ],
    [
      {
        name: 'a lazy image',
        markup: '<p style="height: 20000px"></p><img loading="lazy" src="/502/lazy.png">',
      },
      { name: 'a blocked frame', markup: `<iframe src="${other}/200/blocked.html"></iframe>` },
      { name: 'a blocked image', markup: `<img src="${other}/200/blocked.png">` },
      { name: 'a blocked script', markup: `<script src="${other}/200/blocked.js"></script>` },
      { name: 'a blocked call', script: `call('${other}/200/blocked.json?cors=1')` },
      {
        name: 'an aborted call',
        script: `(() => { const stop = new AbortController(); later(300).then(() => stop.abort()); return call('/hang/a.json', { signal: stop.signal }); })()`,
      },
      {
        name: 'an aborted XHR',
        script: `xhr('/hang/b.json', (request) => later(300).then(() => request.abort()))`,
      },
    ],
    [
      {
        name: 'a call that timed out',
        script: `xhr('/hang/c.json', (request) => { request.timeout = 300; })`,
      },
      {
        name: 'a frame that was removed',
        script: `(() => { void element('iframe', { src: '/hang/d.html' }); return later(300).then(() => document.querySelector('iframe').remove()); })()`,
      },
      { name: 'a call that asks who the user is', script: `call('/401/me.json')` },
      { name: 'a missing image', markup: '<img src="/404/a.png">' },
      {
        name: 'a call that works on its second try',
        script: `call('/again/a.json').then(() => call('/again/a.json'))`,
      },
      { name: 'a page fetched in advance', markup: '<link rel="prefetch" href="/503/next.html">' },
      { name: 'an image of another site', markup: `<img src="${other}/200/b.png">` },
    ],
    [
      { name: 'a call without CORS', script: `call('${other}/200/c.json', { mode: 'no-cors' })` },
      { name: 'a call that reaches nobody', script: gone(`${closed}/a.json`) },
      { name: 'an invisible frame that reaches nobody', markup: `<iframe hidden src="${closed}/"></iframe>` },
      { name: 'a frame that is a download', markup: '<iframe src="/200/a.bin?file"></iframe>' },
      { name: 'a frame that is an image', markup: '<iframe src="/200/a.png"></iframe>' },
      { name: 'a frame that is a PDF', markup: '<iframe src="/200/a.pdf"></iframe>' },
      {
        name: 'a frame that stays as it is',
        script: `(element('iframe', { src: '/204/a.html' }), later(300))`,
      },
    ],
  ];
}
