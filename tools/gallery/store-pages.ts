import type { StoreScreenshot } from './project-pictures.ts';

/** An image as a page that is photographed. */
export interface ImagePage {
  readonly width: number;
  readonly height: number;
  readonly html: string;
}

const letters = "'Inter', 'Nimbus Sans', 'Helvetica Neue', Arial, sans-serif";

/** The blue of the icon, darker towards a corner. */
const night = 'radial-gradient(120% 140% at 22% 0%, #1c3f7a 0%, #13294f 46%, #0b1830 100%)';

const badges: Readonly<Record<StoreScreenshot['badge'], readonly [color: string, text?: string]>> = {
  trying: ['#1d5fc4'],
  stopped: ['#b3202e'],
  back: ['#17753a', 'OK'],
};

function page(width: number, height: number, style: string, body: string): ImagePage {
  const common = `*{box-sizing:border-box;margin:0}body{inline-size:${width}px;block-size:${height}px;overflow:hidden;font-family:${letters};-webkit-font-smoothing:antialiased}`;
  const html = `<!doctype html><meta charset="utf-8"><style>${common}${style}</style>${body}`;
  return { width, height, html };
}

/** Returns the drawing at a size in px; its art fills 28 of its 32 units. */
function iconOf(drawing: string, art: number): string {
  const size = (art * 32) / 28;
  return drawing.replace(/width="32" height="32"/, `width="${size}" height="${size}"`);
}

/** Returns the logo without text, on a transparent ground. */
export function logoPage(drawing: string, size: number, art: number): ImagePage {
  return page(size, size, 'body{display:grid;place-items:center}svg{display:block}', iconOf(drawing, art));
}

/** The links of the popup's chain: three that work, and one that is broken. */
function chain(dot: number): string {
  const sign = (broken: boolean) =>
    broken ? 'M-3.2-3.200l6.400 6.400M3.200-3.200l-6.400 6.400' : 'M-3.600.2l2.500 2.500 4.800-5.200';
  const link = (broken: boolean, nth: number) => {
    const [color, ink] = broken ? ['#ff9490', '#3a0d12'] : ['#74d196', '#0d2a18'];
    const line =
      nth === 0
        ? ''
        : `<path d="M${nth * 34 - 24} 10h14" stroke="${color}" ${broken ? 'stroke-dasharray="2.500 3"' : ''}/>`;
    return `${line}<g transform="translate(${nth * 34} 10)"><circle r="8.500" fill="${color}" stroke="none"/><path d="${sign(broken)}" stroke="${ink}"/></g>`;
  };
  const links = [false, false, false, true].map(link).join('');
  return `<svg class="chain" viewBox="-10 0 122 20" width="${dot * 6.1}" height="${dot}" fill="none" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${links}</svg>`;
}

/** Returns the small tile: the icon, the name and the chain. */
export function tilePage(drawing: string): ImagePage {
  return page(
    440,
    280,
    `body{display:grid;grid-template-columns:auto auto;grid-template-rows:auto auto;place-content:center;align-items:center;gap:26px 24px;background:${night};color:#fff}h1{font-size:54px;letter-spacing:-.02em}.chain{grid-column:1/-1;justify-self:center}`,
    `${iconOf(drawing, 92)}<h1>Gatelight</h1>${chain(44)}`,
  );
}

/** Returns the marquee: the same beside the popup, given as PNG in base64. */
export function marqueePage(drawing: string, popup: string): ImagePage {
  return page(
    1400,
    560,
    `body{position:relative;background:${night};color:#fff}.name{position:absolute;inset-block-start:128px;inset-inline-start:110px;display:grid;grid-template-columns:auto auto;gap:56px 40px;align-items:center;justify-content:start}h1{font-size:116px;letter-spacing:-.03em}.chain{grid-column:1/-1}img{position:absolute;inset-inline-end:110px;inset-block-start:44px;inline-size:440px;border-radius:12px;box-shadow:0 24px 70px #0009}`,
    `<div class="name">${iconOf(drawing, 150)}<h1>Gatelight</h1>${chain(74)}</div><img alt="" src="data:image/png;base64,${popup}">`,
  );
}

/** Returns a screenshot: a caption over a window whose toolbar the popup hangs from. */
export function screenshotPage(
  drawing: string,
  { caption, badge, host, error, of }: StoreScreenshot,
  popup: string,
): ImagePage {
  const dark = of.colorScheme === 'dark';
  const [frame, field, ink, line] = dark
    ? ['#22262e', '#2f343e', '#cfd5df', '#3b414c']
    : ['#dfe4ec', '#ffffff', '#2b3038', '#cbd2dd'];
  const [color, text = error?.slice(0, 3) ?? ''] = badges[badge];
  return page(
    1280,
    800,
    `body{background:${night};color:#fff}
h1{position:absolute;inset-block-start:38px;inset-inline:64px;font-size:46px;line-height:1.1;letter-spacing:-.02em;text-align:center}
.window{position:absolute;inset:124px 64px -12px;border-radius:14px;background:#fff;color:#20242b;overflow:hidden;box-shadow:0 24px 80px #000a}
.toolbar{display:flex;align-items:center;gap:14px;block-size:52px;padding-inline:20px 24px;background:${frame};color:${ink};font-size:15px}
.toolbar i{inline-size:12px;block-size:12px;border-radius:50%;background:${line}}
.address{flex:1;margin-inline-start:14px;padding:9px 16px 7px;border-radius:16px;background:${field}}
.icon{position:relative;inline-size:36px;block-size:34px}.icon svg{display:block;inline-size:32px;block-size:32px}
.icon b{position:absolute;inset-block-start:20px;inset-inline-end:-4px;padding:0 4px;border-radius:4px;background:${color};color:#fff;font-size:11px;line-height:15px}
.error{position:absolute;inset-block-start:52px;inset-inline:0 480px;padding-block-start:36px;text-align:center;font-family:'Nimbus Roman','Times New Roman',serif}
.error h2{font-size:32px}.error hr{margin:20px 24px;border:0;border-block-start:1px solid #999}
.site{position:absolute;inset:52px 480px 0 0;padding:44px 56px;display:grid;align-content:start;gap:22px}.site p{block-size:14px;border-radius:7px;background:#e6eaf1}.site h2{font-size:34px}
.site div{block-size:150px;border-radius:12px;background:linear-gradient(120deg,#d9e6fb,#f4f7fc)}
img{position:absolute;inset-block-start:60px;inset-inline-end:22px;inline-size:440px;border-radius:10px;box-shadow:0 0 0 1px #0002,0 16px 50px #0006}`,
    `<h1>${caption}</h1><div class="window"><div class="toolbar"><i></i><i></i><i></i><span class="address">${host}</span><span class="icon">${drawing}<b>${text}</b></span></div>${
      error === undefined
        ? '<div class="site"><h2>Shop</h2><div></div><p></p><p style="inline-size:82%"></p><p style="inline-size:91%"></p><p style="inline-size:64%"></p></div>'
        : `<div class="error"><h2>${error}</h2><hr>nginx</div>`
    }<img alt="" src="data:image/png;base64,${popup}"></div>`,
  );
}
