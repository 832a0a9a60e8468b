import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { gatewayIds } from '../../src/diagnosis/gateways.ts';
import { type Case, captured, cases, composed, knownOf, pageOf } from './corpus.ts';

function judge(sample: Case) {
  const { generatedBy, fault, cause, confidence, chain } = diagnose(pageOf(sample), knownOf(sample));
  const { expect: right } = sample;
  return {
    id: sample.id,
    status: sample.status,
    generatedBy: generatedBy ?? '-',
    fault,
    cause,
    confidence,
    generatedByRight: right.generatedBy?.includes(generatedBy ?? ''),
    faultRight: right.fault?.includes(fault),
    products: chain.flatMap(({ product }) => product ?? []),
  };
}

type Judged = ReturnType<typeof judge>;

const show = (right: boolean | undefined) => (right === undefined ? 'open' : right ? 'right' : 'WRONG');

function table(judged: readonly Judged[]): string {
  const rows = judged.map((one) => [
    one.id,
    String(one.status),
    one.generatedBy,
    show(one.generatedByRight),
    one.fault,
    show(one.faultRight),
    one.cause,
    one.confidence,
  ]);
  const all = [['case', 'code', 'generatedBy', '', 'fault', '', 'cause', 'confidence'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

function share(answers: readonly (boolean | undefined)[]): number {
  const told = answers.filter((answer) => answer !== undefined);
  return told.filter(Boolean).length / told.length;
}

describe('the captured answers of real gateways', () => {
  const judged = captured.map(judge);
  console.log(table(judged));

  it('names the right generatedBy in at least 95 % of those that have one', () => {
    expect(share(judged.map(({ generatedByRight }) => generatedByRight))).toBeGreaterThanOrEqual(0.95);
  });

  it('names the right fault in at least 95 % of those where it can be told', () => {
    expect(share(judged.map(({ faultRight }) => faultRight))).toBeGreaterThanOrEqual(0.95);
  });

  it('is never wrong with high confidence', () => {
    const wrong = judged.filter(
      ({ generatedByRight, faultRight }) => generatedByRight === false || faultRight === false,
    );
    expect(wrong.filter(({ confidence }) => confidence === 'high')).toEqual([]);
  });
});

describe('the answers composed from documentation', () => {
  it.each(composed)('$id', (sample) => {
    const { generatedByRight, faultRight, products } = judge(sample);
    expect({ generatedByRight, faultRight }).not.toMatchObject({ generatedByRight: false });
    expect(faultRight).not.toBe(false);
    expect(products).toEqual(expect.arrayContaining([...sample.products]));
  });
});

describe('the table of gateways', () => {
  it.each(gatewayIds)('%s has a case that recognises it', (id) => {
    expect(cases.some((sample) => judge(sample).products.includes(id))).toBe(true);
  });
});

describe('the first pass, from the head alone', () => {
  it('is never wrong with high confidence either', () => {
    const wrong = captured
      .filter(({ headers }) => headers.length > 0)
      .map((sample) => judge({ ...sample, body: '' }))
      .filter(({ generatedByRight, faultRight }) => generatedByRight === false || faultRight === false);
    expect(wrong.filter(({ confidence }) => confidence === 'high')).toEqual([]);
  });
});
