import type { Gateway } from './gateway.ts';

/** Servers and frameworks in Python. */
export const pythonFamily = {
  gunicorn: {
    role: 'app',
    server: ['gunicorn'],
    generated: [{ if: [[':markup', /<h1><p>[a-z ]{3,40}<\/p><\/h1>/]] }],
  },
  uvicorn: { role: 'app', server: ['uvicorn'] },
  werkzeug: {
    role: 'app',
    server: ['werkzeug'],
    generated: [
      { if: [[':text', 'overloaded or there is an error in the application.']], cause: 'origin-crashed' },
      // Apache's text, but for its articles.
      {
        if: [
          [
            ':text',
            / on the server\. If you entered|not allowed for the requested URL\.$|have the permission to access|The browser \(or proxy\) sent|^Too Many Requests (?:This user has|\d+ per )|\bwerkzeug\.\w/,
          ],
        ],
      },
    ],
  },
  aiohttp: {
    role: 'app',
    seen: [['server', 'aiohttp']],
    generated: [{ if: [[':text', 'Server got itself in trouble']] }],
  },
  django: {
    role: 'app',
    seen: [['set-cookie', 'csrftoken=']],
    generated: [
      { if: [[':markup', '<h1>server error (500)</h1><p></p>']], cause: 'origin-crashed' },
      {
        if: [
          [
            ':text',
            /^Server Error \(500\)$|^Bad Request \(400\)$|^(?:Forbidden \(403\) CSRF|Not Found The requested resource was)|have DEBUG = True in|Invalid HTTP_HOST header|^\w+(?:Error|Exception|DoesNotExist|Host) at \/|Using the URLconf defined/,
          ],
        ],
      },
    ],
  },
} as const satisfies Record<string, Gateway>;
