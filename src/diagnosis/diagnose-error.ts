import type { Page } from '../navigation/page.ts';
import { isPrivateHost } from '../navigation/private-host.ts';
import type { Basis } from './basis.ts';
import { causeOfCode } from './browser-error-codes.ts';
import { type Cause, faultOfCause } from './causes.ts';
import { isUnsure } from './certainty.ts';
import { chainOf } from './chain.ts';
import { confidenceOf } from './confidence.ts';
import type { Diagnosis, DiagnosisContext } from './diagnosis.ts';
import type { Fault } from './hop.ts';
import { retryClassOf } from './retry-class.ts';
import { connectionOf } from './user-connection.ts';

/** Returns the diagnosis of a page without a response, from the browser's own error code. */
export function diagnoseError(page: Page, code: string, context: DiagnosisContext): Diagnosis {
  const { connection, evidence } = connectionOf(page.url, context);
  const privateHost = isPrivateHost(page.url);
  const cause = connection === 'down' && !privateHost ? 'offline' : causeOfCode(code);
  const [fault, faultBasis] = faultOf(cause, connection, privateHost);
  const basis = {
    generatedBy: 'nothing',
    fault: faultBasis,
    cause: cause === 'unknown' ? 'nothing' : 'browser-error',
  } as const;
  const confidence = confidenceOf({ basis });
  return {
    status: undefined,
    chain: chainOf(
      [],
      { generatedBy: null, fault, isUnsure: isUnsure({ confidence, basis }) },
      { answered: false, bypassed: false, networkWorks: false },
    ),
    generatedBy: null,
    fault,
    cause,
    confidence,
    basis,
    retry: retryClassOf(undefined, cause, false),
    ids: [],
    evidence: [{ kind: 'browser-error', name: code.slice(0, 80) }, ...evidence],
    connection,
    privateHost,
  };
}

/** Returns the cause's fault; if the cause leaves it open, whether other sites load decides. */
function faultOf(cause: Cause, connection: Diagnosis['connection'], privateHost: boolean): [Fault, Basis] {
  const fault = faultOfCause[cause];
  if (fault !== 'unknown')
    return [fault, cause === 'certificate-bad' ? 'browser-error-open' : 'browser-error'];
  if (cause === 'unknown') return ['unknown', 'nothing'];
  if (privateHost) return ['origin', 'browser-error'];
  if (connection === 'works') return ['origin', 'browser-error-open'];
  return ['unknown', connection === 'doubtful' ? 'nothing' : 'browser-error-open'];
}
