import { describe, expect, it } from 'vitest';
import type { Cause } from '../../src/diagnosis/causes.ts';
import type { GatewayId } from '../../src/diagnosis/gateways.ts';
import { diagnosed, stockPage } from './responses.ts';

const html = { 'content-type': 'text/html; charset=utf-8' };

const page = (title: string, body: string) =>
  `<!doctype html><html><head><title>${title}</title></head>${body}</html>`;

const wordPress = (title: string, text: string) =>
  page(title, `<body id="error-page"><div class="wp-die-message">${text}</div></body>`);

describe('applications that name themselves, or whose pages are always the same', () => {
  it.each<readonly [GatewayId, number, string]>([
    ['django', 500, '<h1>Server Error (500)</h1><p></p>'],
    [
      'symfony',
      503,
      '<h1>Oops! An Error Occurred</h1><h2>The server returned a "503 Service Unavailable".</h2>',
    ],
    ['nuxt', 500, page('500 - Server error | Nuxt', '<h1>500</h1>')],
    ['nextjs', 500, page('500', '<h1 class="next-error-h1">500</h1><h2>Internal Server Error.</h2>')],
    ['drupal', 500, 'The website encountered an unexpected error. Please try again later.'],
    [
      'magento',
      500,
      '<h1>There has been an error processing your request</h1><p>Error log record number: 1</p>',
    ],
    ['typo3', 503, '<div class="t3-message-page-container"><h4>Service Unavailable (503)</h4></div>'],
    ['joomla', 500, 'Error displaying the error page: Application Instantiation Error'],
    ['mediawiki', 500, '<h1>Sorry! This site is experiencing technical difficulties.</h1>'],
    ['nextcloud', 503, '<p>This Nextcloud instance is currently in maintenance mode.</p>'],
    ['github', 403, '{"message":"Bad credentials","documentation_url":"https://docs.github.com/rest"}'],
    ['rails', 404, page("The page you were looking for doesn't exist (404)", '<h1>Sorry</h1>')],
    [
      'drupal',
      503,
      'Site under maintenance. Shop is currently under maintenance. We should be back shortly.',
    ],
    [
      'magento',
      503,
      '<link rel="stylesheet" href="/errors/default/css/styles.css"><h1>Service Unavailable</h1>',
    ],
    ['typo3', 500, 'Oops, an error occurred! Code: 20261122100000a1b2c3d4'],
    ['mediawiki', 500, '[abc] 2026-11-22 10:00:00: Fatal exception of type "MWException"'],
    [
      'nextcloud',
      500,
      'If this happens again, please send the technical details below to the server administrator.',
    ],
    [
      'rails',
      500,
      '<h1>500 Internal Server Error</h1>If you are the administrator of this website, then please',
    ],
    [
      'werkzeug',
      404,
      'The requested URL was not found on the server. If you entered the URL manually please check',
    ],
    [
      'tomcat',
      404,
      '<title>État HTTP 404</title><style>h1, h2, h3, b {color:white;background-color:#525D76;}</style>',
    ],
    [
      'kestrel',
      500,
      '<p>Swapping to the <strong>Development</strong> environment displays detailed information',
    ],
    [
      'php-fpm',
      500,
      'Uncaught Error: Call to a member function Stack trace: #0 {main} thrown in /srv/index.php',
    ],
    ['php-fpm', 404, 'No input file specified.'],
    ['django', 500, 'Server Error (500)'],
    ['django', 403, '<h1>Forbidden <span>(403)</span></h1><p>CSRF verification failed. Request aborted.</p>'],
    ['django', 404, '<h1>Not Found</h1><p>The requested resource was not found on this server.</p>'],
    ['symfony', 500, '<h1>Whoops, looks like something went wrong.</h1>'],
    ['nextjs', 500, 'Application error: a server-side exception has occurred (see the server logs)'],
    [
      'nuxt',
      500,
      '<div class="__nuxt-error-page">An error occurred in the application and your page could not be served.</div>',
    ],
    ['tomcat', 404, 'HTTP状态 404 - 未找到 类型 状态报告'],
    ['tomcat', 404, 'État HTTP 404 – Non trouvé'],
    ['java', 404, '<html><head><title>Error</title></head><body>Not Found</body></html>'],
    ['java', 404, '<h1>404 Not Found</h1>/a was not found on this server.<hr><small>Resin/4.0.36</small>'],
    ['java', 404, page('Action Not Found', '<h1>Action Not Found</h1>')],
    ['python', 404, "<h1>Error: 404 Not Found</h1><p>Sorry, the requested URL '/a' caused an error:</p>"],
    ['python', 404, '<h1>Error response</h1><p>Error code: 404</p><p>Message: File not found.</p>'],
    ['python', 503, page('503: Service Unavailable', '<body>503: Service Unavailable</body>')],
    [
      'werkzeug',
      400,
      'Bad Request The browser (or proxy) sent a request that this server could not understand.',
    ],
    ['django', 403, 'Verboten (403) CSRF-Verifizierung fehlgeschlagen. Anfrage abgebrochen.'],
    ['django', 404, 'You’re seeing this error because you have DEBUG = True in your Django settings file.'],
    ['django', 0, 'OperationalError at / Request Method: GET Django Version: 4.2.1'],
    [
      'rails',
      404,
      'You may have mistyped it. If you are the application owner check the logs for more information.',
    ],
    ['rails', 404, page('Action Controller: Exception caught', '<h1>Routing Error</h1>')],
    ['express', 404, 'Cannot GET /a'],
    ['express', 0, 'Error: no at Layer.handle (/app/node_modules/express/lib/router/layer.js:95:5)'],
    ['laravel', 419, '419 Page Expired'],
    ['aspnet', 0, "Erreur du serveur dans l'application '/'. Erreur d'exécution"],
    ['aspnet', 0, '“/”应用程序中的服务器错误。 运行时错误'],
    ['aspnet', 0, 'Microsoft .NET Framework Version:4.0.30319; ASP.NET Version:4.7.3282.0'],
    ['go-http', 404, '404 page not found'],
    [
      'wordpress',
      0,
      'There has been a critical error on your website. Learn more about debugging in WordPress.',
    ],
    ['wordpress', 0, 'Es gab einen kritischen Fehler auf deiner Website. Erfahre mehr über WordPress.'],
    ['overpass', 429, page('OSM3S Response', '<p>Error: runtime error: rate_limited</p>')],
  ])('%s: %i %s', (product, status, body) => {
    const { generatedBy, chain } = diagnosed({ status, headers: html, body });
    expect(generatedBy).toBe('origin');
    expect(chain).toContainEqual(expect.objectContaining({ product }));
  });

  it.each<readonly [GatewayId, Readonly<Record<string, string>>]>([
    ['python', { server: 'TornadoServer/6.1' }],
    ['python', { server: 'Python/3.8 aiohttp/3.8.1' }],
    ['drupal', { expires: 'Sun, 19 Nov 1978 05:00:00 GMT' }],
    ['discourse', { 'x-discourse-route': 'list/latest' }],
    ['jenkins', { 'x-jenkins': '2.440' }],
  ])('%s in a header: %j', (product, headers) => {
    const { generatedBy, chain } = diagnosed({ status: 404, headers });
    expect(generatedBy).toBe('origin');
    expect(chain).toContainEqual(expect.objectContaining({ product }));
  });

  it.each([
    [403, 'HTTP Error 403 - Forbidden'],
    [403, 'The requested URL "/a" was not found.'],
    [403, 'Protected. See the WordPress.com support pages.'],
    [403, '<html><head><title>Error</title></head><body>This was stopped on its way to you</body></html>'],
  ])('no other page: %i %s', (status, body) => {
    expect(diagnosed({ status, headers: html, body }).generatedBy).toBeNull();
  });
});

describe('WordPress in other languages', () => {
  it.each<readonly [string, string, Cause]>([
    ['Datenbankfehler', 'Fehler beim Aufbau einer Datenbankverbindung', 'origin-crashed'],
    ['Erreur de la base de données', 'Erreur lors de la connexion à la base de données', 'origin-crashed'],
    ['Error', 'Error al establecer una conexión con la base de datos', 'origin-crashed'],
    ['Erro', 'Erro ao estabelecer uma conexão com o banco de dados', 'origin-crashed'],
    ['Errore', 'Errore nello stabilire una connessione al database', 'origin-crashed'],
    ['Błąd', 'Błąd podczas łączenia z bazą danych', 'origin-crashed'],
    ['Ошибка', 'Ошибка установки соединения с базой данных', 'origin-crashed'],
    ['Hata', 'Veritabanı bağlantısı kurulurken hata oluştu', 'origin-crashed'],
    ['数据库错误', '建立数据库连接时出错', 'origin-crashed'],
    ['エラー', 'データベース接続確立エラー', 'origin-crashed'],
    ['WordPress', 'Es gab einen kritischen Fehler auf deiner Website.', 'origin-crashed'],
    ['WordPress', 'Il y a eu une erreur critique sur ce site.', 'origin-crashed'],
    ['WordPress', 'Ha habido un error crítico en esta web.', 'origin-crashed'],
    ['WordPress', 'このサイトで重大なエラーが発生しました。', 'origin-crashed'],
    ['Bakım', 'Planlanmış bakım çalışması yapıldığından site kullanılamıyor.', 'maintenance'],
  ])('%s: %s', (title, text, cause) => {
    const status = cause === 'maintenance' ? 503 : 500;
    expect(diagnosed({ status, headers: {}, body: wordPress(title, text) })).toMatchObject({
      generatedBy: 'origin',
      cause,
    });
  });
});

describe("servers' own pages in other languages", () => {
  it.each<readonly [GatewayId, number, string]>([
    [
      'apache',
      502,
      '<h1>Fehlerhaftes Gateway!</h1>\n<dl>\n<dd>Der Proxy-Server erhielt eine fehlerhafte Antwort',
    ],
    ['apache', 503, '<h1>Service inaccessible!</h1>\n<dl>\n<dd>En raison de travaux de maintenance'],
    [
      'iis',
      404,
      '<div class="content-container"><fieldset>\n  <h2>404 - Datei oder Verzeichnis wurde nicht gefunden.</h2>',
    ],
    ['iis', 500, '<div class="content-container"><fieldset>\n  <h2>500 - Error interno del servidor.</h2>'],
    ['iis', 500, '<h3>HTTP-Fehler 500.19 - Internal Server Error</h3>'],
    [
      'zuul',
      500,
      'Whitelabel Error Page. There was an unexpected error (type=Internal, status=500). GENERAL',
    ],
  ])('%s: %i %s', (product, status, body) => {
    expect(diagnosed({ status, headers: html, body }).generatedBy).toBe(product);
  });

  it('attributes the error page of ASP.NET to the application', () => {
    const style = 'body {font-family:"Verdana";font-weight:normal;font-size: .7em;color:black;}';
    const body = `<title>执行时错误</title><style>${style}</style><h1>“/”应用程序中的服务器错误。</h1>`;
    expect(diagnosed({ status: 500, headers: html, body })).toMatchObject({
      generatedBy: 'origin',
      cause: 'origin-crashed',
    });
    expect(diagnosed({ status: 404, headers: html, body })).toMatchObject({
      generatedBy: 'origin',
      cause: 'not-found',
    });
  });
});

describe('an error of the database or the code', () => {
  it.each([
    'Error al establecer una conexión con la base de datos',
    'Fehler beim Aufbau einer Datenbankverbindung',
    '建立数据库连接时出错',
    'Ошибка установки соединения с базой данных',
    'TypeError: a is undefined at handle (/app/server.js:12:5)',
    'SQLSTATE[HY000] [2002] Connection refused',
  ])('is the site’s own, even without a status: %s', (body) => {
    expect(diagnosed({ status: 0, body })).toMatchObject({ generatedBy: 'origin', cause: 'origin-crashed' });
  });

  it('is not the site’s if something in front of it speaks', () => {
    const body = 'The gateway has no database connection';
    expect(diagnosed({ status: 0, body }).generatedBy).toBeNull();
  });
});

it('attributes a page with 503 that matches no rule to the site, with low confidence', () => {
  const response = { status: 503, headers: html, body: page('Sorry', '<h1>We are closed</h1>') };
  const { generatedBy, confidence } = diagnosed(response);
  expect([generatedBy, confidence.generatedBy]).toEqual(['origin', 'low']);
  expect(diagnosed({ status: 503, headers: html }).generatedBy).toBeNull();
});

describe('a page that matches no rule', () => {
  const menu = '<nav><a href="/shop">Shop</a></nav><main><h1>Nothing here</h1><p>Try our search.</p></main>';

  it('is the site’s own if it has the markup of a site', () => {
    expect(diagnosed({ status: 404, headers: html, body: page('Nothing here', menu) }).generatedBy).toBe(
      'origin',
    );
    const head = '<head><title>Oops</title><meta property="og:site_name" content="Shop"></head>';
    expect(
      diagnosed({ status: 503, headers: html, body: `<html>${head}<p>Oops</p></html>` }).generatedBy,
    ).toBe('origin');
  });

  it.each([
    [403, '<h1>Request denied</h1><p>Acme Web Shield protects this website.</p>'],
    [404, '<h1>No such tenant</h1><p>This space is not in use.</p>'],
    [503, `${menu}<p>Blocked by the Acme firewall.</p>`],
    [500, '<h1>Oh no</h1><p>Acme Edge could not reach the upstream server.</p>'],
  ])('leaves open which hop generated the %i %s', (status, body) => {
    expect(diagnosed({ status, headers: html, body: page('Sorry', body) }).generatedBy).toBeNull();
  });
});

describe('a page with 4xx that matches no rule', () => {
  it.each([
    [400, 'Length must be between 2 and 128'],
    [404, '<title>Page not found - Shop</title><h1>Page not found</h1>'],
    [405, 'This endpoint only supports GET requests.'],
    [403, 'The CSRF token is missing.'],
    [403, 'Please log in to see this.'],
    [403, 'Acme reserves the right to limit requests of undeclared programs.'],
    [403, '403 Forbidden (Rate Limit Exceeded)'],
    [429, 'Calm down'],
  ])('is likely the site’s: %i %s', (status, body) => {
    const { generatedBy, confidence } = diagnosed({ status, body });
    expect([generatedBy, confidence.generatedBy]).toEqual(['origin', 'low']);
  });

  it.each([
    [403, 'You may not see this.'],
    [404, 'This instance does not run.'],
    [404, 'App not found'],
    [404, 'Web page blocked'],
    [406, 'Not acceptable'],
    [404, stockPage('404 Not Found', 'RUMP/3.1.1')],
    [429, stockPage('429 Too Many Requests', 'RUMP/3.1.1')],
    [429, 'Are you a robot?'],
  ])('may be that of a filter, a platform, or a renamed server: %i %s', (status, body) => {
    expect(diagnosed({ status, body }).generatedBy).toBeNull();
  });

  it('is the site’s by its status alone, so that its content seldom adds anything', () => {
    expect(diagnosed({ status: 404 }).generatedBy).toBe('origin');
  });
});

it('recognizes that WordPress has no database, in every language and without a status', () => {
  const body = wordPress('Ошибка', '<h1>Ошибка установки соединения с базой данных</h1>');
  expect(diagnosed({ status: 0, headers: {}, body })).toMatchObject({
    generatedBy: 'origin',
    cause: 'origin-crashed',
  });
});
