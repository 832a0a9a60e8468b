import type { Site } from './sites.ts';

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1d2433, #e7eaf1); --faint: light-dark(#5b657a, #9aa4b8);
  --line: light-dark(#dde2ec, #2d3546); --card: light-dark(#fff, #1b212d); --accent: light-dark(#9a4a00, #ffb866); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 66rem; padding: 3rem 1.5rem; font: 1rem/1.5 system-ui, sans-serif;
  color: var(--ink); background: light-dark(#f5f7fb, #12161f); }
h1 { margin: 0; font-size: 1.9rem; letter-spacing: -0.02em; }
header p { margin: 0.5rem 0 2rem; max-width: 44rem; color: var(--faint); }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); gap: 1rem; margin: 0; padding: 0;
  list-style: none; }
li { display: flex; flex-direction: column; gap: 0.5rem; padding: 1.25rem; border: 1px solid var(--line);
  border-radius: 0.75rem; background: var(--card); }
h2 { margin: 0; font-size: 1.1rem; }
a { color: inherit; text-decoration-color: var(--accent); text-decoration-thickness: 2px; text-underline-offset: 4px; }
li p { margin: 0; color: var(--faint); flex: 1; }
li footer { display: flex; justify-content: space-between; align-items: center; gap: 0.75rem; font-size: 0.875rem;
  color: var(--faint); }
button { font: inherit; padding: 0.3rem 0.8rem; color: var(--accent); background: none; cursor: pointer;
  border: 1px solid currentcolor; border-radius: 999px; white-space: nowrap; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

/** What the page shows of one site. */
export interface Card extends Pick<Site, 'title' | 'text' | 'host' | 'name'> {
  readonly url: string;
  /** Whether the app is up, for the one site whose app can be switched. */
  readonly up?: boolean;
}

function card({ title, text, host, name, url, up }: Card): string {
  const control =
    up === undefined
      ? ''
      : `<form method="post" action="/${up ? 'down' : 'up'}"><button>${up ? 'Stop the app' : 'Start the app'}</button></form>`;
  return `<li>
  <h2><a href="${url}" target="_blank">${title}</a></h2>
  <p>${text}</p>
  <footer><span>${host} · ${name}</span>${control}</footer>
</li>`;
}

/** Returns the page of broken sites. */
export function page(cards: readonly Card[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Broken things · Gatelight</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header>
<h1>Broken things</h1>
<p>Each site runs on this machine behind a real gateway, broken in its own way. Open one and watch the icon of
Gatelight in the toolbar; a click on it says what happened and what happens next.</p>
</header>
<ul>
${cards.map(card).join('\n')}
</ul>
</body>
</html>
`;
}
