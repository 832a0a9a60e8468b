import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { ClaimName, Diagnosis } from '../../src/diagnosis/diagnosis.ts';
import { suspects } from '../../src/diagnosis/hop.ts';
import type { PageContent } from '../../src/diagnosis/page-content.ts';
import { pageWith } from '../support/page.ts';
import type { Failure } from './failures/failure.ts';
import { failures } from './failures.ts';
import { contentOf } from './page-content.ts';
import type { RawResponse } from './raw-fetch.ts';
import { reproduce } from './reproduce.ts';
import { printTable } from './table.ts';

/** How many failures are reproduced in parallel; most of them wait for a time limit. */
const AT_ONCE = 4;

const responses = new Map<Failure, RawResponse | Error>();
const rows: string[][] = [];

beforeAll(async () => {
  const waiting = [...failures];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      responses.set(next, await reproduce(next).catch((error: Error) => error));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}, 150_000);

afterAll(() =>
  printTable(
    ['chain', 'mode', 'status', 'server', 'ms', 'generatedBy', 'fault', 'cause', 'confidence', 'ok'],
    rows,
  ),
);

function responseOf(failure: Failure): RawResponse {
  const response = responses.get(failure);
  if (response === undefined || response instanceof Error) throw response;
  return response;
}

function diagnosisOf({ status, headers, timeToFirstByte }: RawResponse, content?: PageContent): Diagnosis {
  const head = { status, headers, timeToFirstByte, fromCache: false, redirected: false };
  return diagnose(
    pageWith({ url: 'http://app.example/', arrivedAt: Date.now(), outcome: { kind: 'response', head } }),
    { now: Date.now(), online: true, content },
  );
}

const agrees = ({ generatedBy, fault, cause }: Diagnosis, { expected }: Failure) => ({
  generatedBy: expected.generatedBy.includes(generatedBy),
  fault: [fault, ...(fault === 'site' ? suspects : [])].some((one) => expected.fault.includes(one)),
  cause: expected.cause.includes(cause),
});

describe.each(failures)('$chain: $mode', (failure) => {
  it(`has the status ${failure.expected.status.join(' or ')}`, () => {
    expect(failure.expected.status).toContain(responseOf(failure).status);
  });

  it('is diagnosed from its page', () => {
    const response = responseOf(failure);
    const diagnosis = diagnosisOf(response, contentOf(response));
    const { generatedBy, fault, cause, confidence } = diagnosis;
    const server = response.headers.find(([name]) => name.toLowerCase() === 'server')?.[1] ?? '';
    const ok = Object.values(agrees(diagnosis, failure)).every(Boolean);
    rows.push([
      ...[failure.chain, failure.mode, `${response.status}`, server, response.timeToFirstByte.toFixed(0)],
      ...[`${generatedBy}`, fault, cause, Object.values(confidence).join(' '), ok ? 'ok' : 'WRONG'],
    ]);
    expect({ ...diagnosis, agrees: agrees(diagnosis, failure) }).toMatchObject({
      agrees: { generatedBy: true, fault: true, cause: true },
    });
  });

  it('is attributed only to gateways in the chain, in order', () => {
    const response = responseOf(failure);
    const hops = diagnosisOf(response, contentOf(response)).chain.flatMap(({ product }) => product ?? []);
    const real = failure.chain.split(' > ').map((name) => name.split(' ')[0]);
    expect(hops).toEqual(real.filter((product) => hops.some((hop) => hop === product)));
  });

  it('is not misdiagnosed with high confidence from its head alone', () => {
    const diagnosis = diagnosisOf(responseOf(failure));
    const wrong = Object.entries(agrees(diagnosis, failure)).flatMap(([claim, isRight]) =>
      !isRight && diagnosis.confidence[claim as ClaimName] === 'high' ? [claim] : [],
    );
    expect(wrong, JSON.stringify(diagnosis)).toEqual([]);
  });
});
