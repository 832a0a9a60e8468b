import type { Page } from '../navigation/page.ts';
import { isPrivateHost } from '../navigation/private-host.ts';
import { causeOfCode } from './browser-error-codes.ts';
import { type Cause, faultOfCause } from './causes.ts';
import { chainOf } from './chain.ts';
import type { Confidence, Diagnosis, DiagnosisContext } from './diagnosis.ts';
import type { Fault } from './hop.ts';
import { retryClassOf } from './retry-class.ts';
import { connectionOf } from './user-connection.ts';

/** Returns the diagnosis of a page without a response, from the browser's own error code. */
export function diagnoseError(page: Page, code: string, context: DiagnosisContext): Diagnosis {
  const { connection, evidence } = connectionOf(page.url, context);
  const privateHost = isPrivateHost(page.url);
  const cause = connection === 'down' && !privateHost ? 'offline' : causeOfCode(code);
  const [fault, confidence] = faultOf(cause, connection, privateHost);
  return {
    status: undefined,
    chain: chainOf([], { generatedBy: null, fault, confidence }, { answered: false, bypassed: false }),
    generatedBy: null,
    fault,
    cause,
    confidence,
    retry: retryClassOf(undefined, cause, false),
    ids: [],
    evidence: [{ kind: 'browser-error', name: code.slice(0, 80) }, ...evidence],
    connection,
    privateHost,
  };
}

/** Returns the cause's fault; if the cause leaves it open, whether other sites load decides. */
function faultOf(
  cause: Cause,
  connection: Diagnosis['connection'],
  privateHost: boolean,
): [Fault, Confidence] {
  const fault = faultOfCause[cause];
  if (fault !== 'unknown') return [fault, cause === 'certificate-bad' ? 'medium' : 'high'];
  if (cause === 'unknown') return ['unknown', 'low'];
  if (privateHost) return ['origin', 'high'];
  if (connection === 'works') return ['origin', 'medium'];
  return ['unknown', connection === 'doubtful' ? 'low' : 'medium'];
}
