/** A real response, captured from an AWS load balancer (github.com/esi/esi-issues, issue 902). */
export const exampleResponse = {
  status: 502,
  headers: [
    ['Server', 'awselb/2.0'],
    ['Date', 'Sat, 05 May 2018 02:36:48 GMT'],
    ['Content-Type', 'text/html'],
    ['Content-Length', '138'],
    ['Connection', 'keep-alive'],
  ],
  content: {
    title: '502 Bad Gateway',
    text: '502 Bad Gateway',
    headings: '502 Bad Gateway',
    mainText: '502 Bad Gateway',
    markup:
      '<html>\n<head><title>502 Bad Gateway</title></head>\n<body bgcolor="white">\n<center><h1>502 Bad Gateway</h1></center>\n</body>\n</html>',
    textLength: 15,
    refreshes: false,
  },
} as const;
