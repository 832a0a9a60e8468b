import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cause, faultOfCause } from '../../src/diagnosis/causes.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { Diagnosis } from '../../src/diagnosis/diagnosis.ts';
import { gatewayIds } from '../../src/diagnosis/gateways.ts';
import { commandTargetOf } from '../../src/explanation/command-target.ts';
import { evidenceMessages } from '../../src/explanation/evidence-messages.ts';
import { explainPage } from '../../src/explanation/explain.ts';
import { ownersPart } from '../../src/explanation/owner.ts';
import { productName } from '../../src/explanation/product-names.ts';
import type { Page } from '../../src/navigation/page.ts';
import { english } from '../../tools/explain/english.ts';
import { cases, knownOf, pageOf } from '../corpus/corpus.ts';
import { arrivedAt, diagnosed, pageAnswered, pageFailed } from '../diagnosis/responses.ts';
import { allClaims } from '../support/confidence.ts';

function userText(page: Page, diagnosis: Diagnosis): string {
  const { headline, happened, isItMe, whatNow, howLong } = explainPage(page, diagnosis);
  const messages = [headline, ...happened, isItMe, whatNow, ...(howLong ? [howLong] : [])];
  return [...messages, ...evidenceMessages(diagnosis)].map(english).join(' ');
}

const page = pageAnswered({ status: 502 });
const base = diagnosed({ status: 502, headers: { server: 'nginx' } });
const explain = (changes: Partial<Diagnosis>) => explainPage(page, { ...base, ...changes });
const explainToOwner = (changes: Partial<Diagnosis>) =>
  ownersPart({ ...base, ...changes }, commandTargetOf(page.url));

describe('an explanation', () => {
  it.each(Object.keys(faultOfCause) as Cause[])('of %s renders every message without gaps', (cause) => {
    for (const privateHost of [false, true]) {
      const fault = faultOfCause[cause];
      const changes = { cause, fault, privateHost, confidence: allClaims('high') } as const;
      const owner = explainToOwner(changes);
      const all = [
        userText(page, { ...base, ...changes }),
        ...[owner.summary, owner.generatedBy, owner.confidence].map(english),
      ];
      expect(all.join(' ')).not.toMatch(/\$|undefined|_/);
      expect(all.every((text) => text.length > 5)).toBe(true);
    }
  });

  it('with low confidence names no product and no hop', () => {
    const names = gatewayIds
      .map(productName)
      .map((name) => (typeof name === 'string' ? name : english({ key: name.words })));
    const low = cases.map((sample) => [pageOf(sample), diagnose(pageOf(sample), knownOf(sample))] as const);
    for (const [shown, diagnosis] of low) {
      // The title of the page, and what the server says, are quoted as they are.
      const evidence = diagnosis.evidence.filter(
        ({ kind }) => kind !== 'own-page' && !kind.endsWith('-says'),
      );
      const text = userText(shown, { ...diagnosis, evidence, confidence: allClaims('low') });
      expect(names.filter((name) => text.includes(name))).toEqual([]);
      expect(text).not.toMatch(/front door|own server|your network/i);
    }
  });

  it('shows four links with the broken one from the diagnosis', () => {
    const states = explain({}).chain.map(({ name, state }) => `${english(name)} ${state}`);
    expect(states).toEqual(['You fine', 'Your network fine', 'Front door unknown', 'Website broken']);
  });

  it('does not blame the website for a refusal by the user’s own network', () => {
    const { headline, isItMe, whatNow } = explain({ cause: 'blocked', fault: 'network', retry: 'never' });
    expect([headline, isItMe, whatNow].map(({ key }) => key)).toEqual([
      'network_blocked_headline',
      'is_it_me_network',
      'what_now_network_blocked',
    ]);
    expect(explain({ cause: 'blocked', fault: 'none' }).headline.key).toBe('cause_blocked_headline');
  });

  it('marks a guess as a guess', () => {
    expect(explain({ confidence: allClaims('medium') }).happened.map(english)).toContain(
      'This is our best guess.',
    );
    expect(explain({ confidence: allClaims('high') }).happened.map(english)).not.toContain(
      'This is our best guess.',
    );
  });

  it('gives the Retry-After as a time of day and as a duration', () => {
    const { whatNow, howLong } = explain({ notBefore: arrivedAt + 600_000 });
    expect(english(whatNow)).toMatch(/^Try again after \d+:\d\d/);
    expect(howLong && english(howLong)).toBe('You can try again in 10 minutes.');
  });

  it.each([429, 503])('ignores a Retry-After of zero (%i)', (status) => {
    const withZero = { status, headers: { 'retry-after': '0' } };
    const explained = (answer: { status: number }) => explainPage(pageAnswered(answer), diagnosed(answer));
    expect(explained(withZero)).toEqual(explained({ status }));
  });

  it.each<Partial<Diagnosis>>([
    { status: 400, cause: 'request-refused', fault: 'none' },
    { status: 431, cause: 'unknown', confidence: allClaims('low') },
    { status: 500, cause: 'redirect-loop', fault: 'origin' },
  ])('does not rule out the user’s own cookies for %j', (changes) => {
    expect(english(explain(changes).isItMe)).toMatch(/It may be. This site's cookies/);
  });

  it('gives the operator checks for a method that the address does not allow', () => {
    const { checks } = explainToOwner({ status: 405, cause: 'request-refused', fault: 'none' });
    expect(checks.map(({ text }) => text.key)).toEqual(['check_status', 'check_routing', 'check_app_log']);
  });

  it('addresses the developer on a private host', () => {
    const failed = pageFailed('net::ERR_CONNECTION_REFUSED', 'http://localhost:3000/');
    const explanation = explainPage(failed, diagnose(failed, { now: arrivedAt, online: true }));
    expect(english(explanation.headline)).toBe('Nothing is listening at localhost:3000.');
  });

  it.each([
    ['works', 'Most likely not. Another site loaded here just now.'],
    ['unknown', "We can't tell yet. Open another website to find out."],
  ] as const)('without a response, bases “is it me?” on other sites: %s', (connection, answer) => {
    const failed = {
      status: undefined,
      generatedBy: null,
      chain: [],
      cause: 'connection-timed-out',
      fault: 'unknown',
      connection,
    } as const;
    expect(english(explain(failed).isItMe)).toBe(answer);
  });
});

describe('the details for the operator', () => {
  it.each([
    [
      'aws-alb',
      503,
      { server: 'awselb/2.0' },
      '<center><h1>503 Service Temporarily Unavailable</h1></center>',
      /targets registered/,
    ],
    ['envoy', 503, { server: 'envoy' }, 'no healthy upstream', /ready pods/],
    ['railway', 502, { 'x-railway-fallback': 'true' }, '', /0\.0\.0\.0/],
    ['vercel', 500, { 'x-vercel-error': 'FUNCTION_INVOCATION_FAILED' }, '', /function's log/],
    ['ngrok', 502, { 'ngrok-error-code': 'ERR_NGROK_8012' }, '', /tunnel's client/],
    [
      'wordpress',
      500,
      {},
      '<title>Database Error</title><h1>Error establishing a database connection</h1>',
      /database running/,
    ],
    ['cloudflare', 522, { server: 'cloudflare', 'cf-ray': '8f0c1d2e3a4b5c6d-FRA' }, '', /firewall/],
  ] as const)('begin with what usually explains it: %s', (_, status, headers, body, check) => {
    const diagnosis = diagnosed({ status, headers, body });
    const [first] = ownersPart(diagnosis, commandTargetOf('https://shop.example/')).checks;
    expect(first && english(first.text)).toMatch(check);
  });

  it('list products, ids, links and checks with commands for Unix and Windows', () => {
    const owner = explainToOwner({ ids: [{ name: 'cf-ray', value: 'x' }] });
    expect(owner.chain.map(({ name }) => english(name))).toContain('Gateway (nginx)');
    expect(english(owner.generatedBy)).toBe('HTTP 502, written by nginx.');
    expect(owner.ids).toEqual([{ name: 'cf-ray', value: 'x' }]);
    expect(owner.checks.flatMap(({ commands }) => commands).length).toBeGreaterThan(3);
    expect(owner.links.map(({ url }) => url)).toContain(
      'https://nginx.org/en/docs/http/ngx_http_proxy_module.html',
    );
  });

  it('describe what generated the response if it has no product name', () => {
    const owner = explainToOwner({ generatedBy: 'go-http' });
    expect(english(owner.generatedBy)).toBe('HTTP 502, written by a Go program.');
  });

  it('put no URL into a command that a shell could interpret', () => {
    fc.assert(
      fc.property(fc.string(), (spice) => {
        const addresses = [
          `https://a.example/${spice}`,
          `http://a$(${spice}).example/`,
          `http://b;${spice}/?x=$(y)`,
        ];
        return addresses.every(
          (address) => !/[^\w.:[\]/~+,=@-]/.test(Object.values(commandTargetOf(address)).join('')),
        );
      }),
    );
  });
});
