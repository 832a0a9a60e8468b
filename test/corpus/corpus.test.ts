import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import { gatewayIds } from '../../src/diagnosis/gateways.ts';
import { type Case, captured, cases, composed, knownOf, pageOf } from './corpus.ts';

function evaluate(sample: Case) {
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

type Evaluation = ReturnType<typeof evaluate>;

const show = (right: boolean | undefined) => (right === undefined ? 'open' : right ? 'right' : 'WRONG');

function table(evaluations: readonly Evaluation[]): string {
  const rows = evaluations.map((one) => [
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

function share(results: readonly (boolean | undefined)[]): number {
  const known = results.filter((result) => result !== undefined);
  return known.filter(Boolean).length / known.length;
}

describe('responses captured from real gateways', () => {
  const evaluations = captured.map(evaluate);
  console.log(table(evaluations));

  it('are attributed to the right hop in at least 95% of the cases that reveal it', () => {
    expect(share(evaluations.map(({ generatedByRight }) => generatedByRight))).toBeGreaterThanOrEqual(0.95);
  });

  it('are diagnosed with the right fault in at least 95% of the cases that reveal it', () => {
    expect(share(evaluations.map(({ faultRight }) => faultRight))).toBeGreaterThanOrEqual(0.95);
  });

  it('are never misdiagnosed with high confidence', () => {
    const wrong = evaluations.filter(
      ({ generatedByRight, faultRight }) => generatedByRight === false || faultRight === false,
    );
    expect(wrong.filter(({ confidence }) => confidence === 'high')).toEqual([]);
  });
});

describe('responses composed from documentation', () => {
  it.each(composed)('$id', (sample) => {
    const { generatedByRight, faultRight, products } = evaluate(sample);
    expect({ generatedByRight, faultRight }).not.toMatchObject({ generatedByRight: false });
    expect(faultRight).not.toBe(false);
    expect(products).toEqual(expect.arrayContaining([...sample.products]));
  });
});

describe('the table of gateways', () => {
  it.each(gatewayIds)('contains no product without a case: %s', (id) => {
    expect(cases.some((sample) => evaluate(sample).products.includes(id))).toBe(true);
  });
});

describe('captured responses without their bodies', () => {
  it('are never misdiagnosed with high confidence either', () => {
    const wrong = captured
      .filter(({ headers }) => headers.length > 0)
      .map((sample) => evaluate({ ...sample, body: '' }))
      .filter(({ generatedByRight, faultRight }) => generatedByRight === false || faultRight === false);
    expect(wrong.filter(({ confidence }) => confidence === 'high')).toEqual([]);
  });
});
