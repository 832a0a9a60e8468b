import { byPage } from './by-page.ts';
import type { Gateway } from './gateway.ts';

/** Platforms mostly used for small apps, demos and learning. */
export const demoPlatforms = {
  zeabur: {
    role: 'platform',
    generated: [{ if: [[':text', /^502 ?: SERVICE_/]], cause: 'origin-unreachable' }],
  },
  'hugging-face-spaces': {
    role: 'platform',
    generated: [
      {
        if: [
          [
            ':text',
            /runtime error (?:Exit c|Schedul|Memory l|Launch t)|build error Job f|check its status on hf\.co/i,
          ],
        ],
        cause: 'origin-crashed',
      },
      { if: [[':text', /This Space (?:is sleeping|has been paused)/i]], cause: 'paused', fault: 'site' },
      {
        if: [
          [':title', /^Hugging Face . The AI|[–-] Hugging Face$/],
          [':status', /^[45]/],
        ],
      },
    ],
  },
  streamlit: {
    role: 'platform',
    generated: [
      {
        if: [[':text', /app has gone (?:to sleep due|over its res)|Oh no\. Error running app/]],
        cause: [
          [/sleep/, 'paused'],
          [/./, 'origin-crashed'],
        ],
      },
    ],
  },
  glitch: byPage('platform', 'failed to start application on', 'origin-crashed'),
  replit: byPage(
    'platform',
    /couldn.t reach (?:this app|your repl)|run this repl to see/,
    'origin-unreachable',
  ),
  pythonanywhere: {
    role: 'platform',
    server: ['pythonanywhere'],
    generated: [
      {
        if: [
          [
            ':text',
            /PythonAnywhere(?:, an|-hosted)|\b50[24]-(?:backend|loadb)|while trying to load this website; please try/,
          ],
        ],
      },
      { if: [[':text', 'great website hosted by Python']], cause: 'no-site' },
    ],
  },
} as const satisfies Record<string, Gateway>;
