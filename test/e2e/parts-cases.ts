import type { PartKind } from '../../src/parts/part-reading.ts';
import type { PartsSite } from './loaded-page-site.ts';

/** A part of a page that fails. */
export interface PartCase {
  readonly kind: PartKind;
  /** Undefined for a frame that does not load. */
  readonly status: number | undefined;
  /** The URL that is reported, without its query. */
  readonly url: string;
  /** Markup of the page, or an expression of its script (`loaded-page-site.ts`). */
  readonly markup?: string;
  readonly script?: string;
  /** Chromium hides the status of what another site sends without CORS, and of media. Firefox hides none. */
  readonly hiddenInChromium?: boolean;
}

type Place = 'own' | 'other';
type Draw = (url: string) => Pick<PartCase, 'markup' | 'script'>;

const markup = (text: (url: string) => string): Draw => {
  return (url) => ({ markup: text(url) });
};
const script = (text: (url: string) => string): Draw => {
  return (url) => ({ script: text(url) });
};

const image = markup((url) => `<img src="${url}">`);
const imageWithCors = markup((url) => `<img crossorigin src="${url}">`);
const scriptFile = markup((url) => `<script src="${url}"></script>`);
const scriptWithCors = markup((url) => `<script crossorigin src="${url}"></script>`);
const styleSheet = markup((url) => `<link rel="stylesheet" href="${url}">`);
const styleWithCors = markup((url) => `<link rel="stylesheet" crossorigin href="${url}">`);
const frame = markup((url) => `<iframe src="${url}"></iframe>`);
const call = script((url) => `call('${url}')`);
const noCorsCall = script((url) => `call('${url}', { mode: 'no-cors' })`);
const xhr = script((url) => `xhr('${url}')`);
const beacon = script((url) => `(navigator.sendBeacon('${url}', 'x'), later(400))`);
const font = markup(
  (url) => `<style>@font-face { font-family: f; src: url(${url}) } b { font-family: f }</style><b>Bold</b>`,
);

/** Returns the pages with their cases, ten each. */
export function partPages({ own, other, closed }: PartsSite): readonly (readonly PartCase[])[] {
  let nth = 0;
  const at = (place: Place, path: string) => {
    const [what = '', extension = ''] = path.split('.');
    return `${{ own, other }[place]}/${what}/part-${nth++}.${extension}`;
  };
  const part = (
    kind: PartKind,
    place: Place,
    path: string,
    draw: Draw,
    query = '',
    hiddenInChromium = false,
  ): PartCase => {
    const url = at(place, path);
    return { kind, status: Number(path.split('.')[0]), url, ...draw(url + query), hiddenInChromium };
  };
  const hidden = (kind: PartKind, path: string, draw: Draw, query = '') =>
    part(kind, 'other', path, draw, query, true);
  const [cors, tao, both] = ['?cors=1', '?tao=1', '?cors=1&tao=1'];
  const redirected = (to: string) => `/to/redirect-${nth++}?url=${encodeURIComponent(to)}`;
  const inFrame = (place: Place, text: string) => ({
    markup: `<iframe src="${{ own, other }[place]}/frame?inside=${encodeURIComponent(text)}"></iframe>`,
  });

  const sameSite = [
    part('image', 'own', '502.png', image),
    part('image', 'own', '503.png', image),
    part('script', 'own', '502.js', scriptFile),
    part('style', 'own', '502.css', styleSheet),
    part('call', 'own', '502.json', call),
    part('call', 'own', '504.json', call),
    part('call', 'own', '500.json', xhr),
    part('frame', 'own', '502.html', frame),
    part('frame', 'own', '503.html', frame),
    part(
      'image',
      'own',
      '502.png',
      markup((url) => `<link rel="preload" as="image" href="${url}">`),
    ),
  ];
  const lessCommon = [
    part(
      'image',
      'own',
      '502.png',
      markup((url) => `<i style="background: url(${url})">i</i>`),
    ),
    part('other', 'own', '503.woff2', font),
    part(
      'style',
      'own',
      '502.css',
      markup((url) => `<style>@import "${url}";</style>`),
    ),
    part(
      'script',
      'own',
      '502.js',
      script((url) => `import('${url}').catch(failed)`),
    ),
    part(
      'script',
      'own',
      '502.js',
      markup((url) => `<link rel="modulepreload" href="${url}">`),
    ),
    part('other', 'own', '503.json', beacon),
    {
      ...part(
        'other',
        'own',
        '502.json',
        script((url) => `new Promise((resolve) => { new EventSource('${url}').onerror = resolve; })`),
      ),
      hiddenInChromium: true,
    },
    {
      ...part(
        'other',
        'own',
        '503.bin',
        markup((url) => `<video src="${url}"></video>`),
      ),
      hiddenInChromium: true,
    },
    part(
      'frame',
      'own',
      '502.html',
      markup((url) => `<object data="${url}"></object>`),
    ),
    part(
      'frame',
      'own',
      '503.html',
      markup((url) => `<embed src="${url}">`),
    ),
  ];
  const withoutCors = [
    hidden('image', '502.png', image),
    hidden('image', '404.png', image),
    hidden('script', '502.js', scriptFile),
    hidden('style', '502.css', styleSheet),
    hidden('call', '502.json', noCorsCall),
    hidden('call', '503.json', call),
    hidden('call', '502.json', xhr),
    hidden('other', '503.json', beacon),
    part('frame', 'other', '502.html', frame),
    part('frame', 'other', '404.html', frame),
  ];
  const withCors = [
    part('image', 'other', '502.png', imageWithCors, cors),
    part('script', 'other', '503.js', scriptWithCors, cors),
    part('style', 'other', '502.css', styleWithCors, cors),
    part('call', 'other', '502.json', call, cors),
    part('call', 'other', '504.json', xhr, cors),
    part('call', 'other', '404.json', call, cors),
    part('call', 'other', '401.json', call, cors),
    part('frame', 'other', '500.html', frame, cors),
    part('other', 'other', '502.woff2', font, cors),
    hidden('image', '502.png', image, cors),
  ];
  const withTiming = [
    hidden('image', '502.png', image, tao),
    hidden('script', '502.js', scriptFile, tao),
    hidden('style', '502.css', styleSheet, tao),
    hidden('call', '502.json', noCorsCall, tao),
    part('frame', 'other', '502.html', frame, tao),
    part('call', 'other', '502.json', call, both),
    part('call', 'other', '503.json', xhr, both),
    part('image', 'other', '502.png', imageWithCors, both),
    part('script', 'other', '502.js', scriptWithCors, both),
    part('style', 'other', '503.css', styleWithCors, both),
  ];
  const [inOwnFrame, inOtherFrame, inSourceDocument, nested] = [
    at('own', '502.png'),
    at('other', '502.json'),
    at('own', '502.png'),
    at('other', '503.html'),
  ];
  const frameTarget = at('other', '502.html');
  const [toOwn, toOther, toFrame] = [
    redirected('/502/target.png'),
    redirected(`${other}/502/target.json?cors=1`),
    redirected(frameTarget),
  ];
  const pathOf = (url: string) => url.split('?')[0] ?? '';
  const outcomes: PartCase[] = [
    { kind: 'frame', status: undefined, url: `${closed}/`, ...frame(`${closed}/?q`) },
    { kind: 'image', status: 502, url: own + pathOf(toOwn), ...image(own + toOwn) },
    { kind: 'call', status: 502, url: own + pathOf(toOther), ...call(own + toOther) },
    { kind: 'frame', status: 502, url: frameTarget, ...frame(own + toFrame) },
    { kind: 'image', status: 502, url: inOwnFrame, ...inFrame('own', `<img src="${inOwnFrame}">`) },
    {
      kind: 'call',
      status: 502,
      url: inOtherFrame,
      ...inFrame('other', `<script>fetch('${inOtherFrame}').then((response) => response.text())</script>`),
    },
    { kind: 'frame', status: 503, url: nested, ...inFrame('other', `<iframe src="${nested}"></iframe>`) },
    {
      kind: 'image',
      status: 502,
      url: inSourceDocument,
      markup: `<iframe srcdoc="<img src='${inSourceDocument}'>"></iframe>`,
    },
    part(
      'frame',
      'own',
      '503.html',
      markup((url) => `<iframe sandbox src="${url}"></iframe>`),
    ),
    part(
      'call',
      'own',
      '503.json',
      script((url) => `Promise.all([call('${url}?q=1'), call('${url}?q=2')])`),
    ),
  ];
  return [sameSite, lessCommon, withoutCors, withCors, withTiming, outcomes];
}
