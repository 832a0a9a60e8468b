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
      { if: [[':text', /runtime error Exit code|check its status on hf\.co/i]], cause: 'origin-crashed' },
    ],
  },
  streamlit: {
    role: 'platform',
    generated: [
      {
        if: [[':text', /app has gone to sleep due|Oh no\. Error running app/]],
        cause: [
          [/sleep/, 'paused'],
          [/./, 'origin-crashed'],
        ],
      },
    ],
  },
  pythonanywhere: {
    role: 'platform',
    server: ['pythonanywhere'],
    generated: [{ if: [[':text', 'is hosted by PythonAnywhere, an']] }],
  },
} as const satisfies Record<string, Gateway>;
