import type { CheckConclusion } from '../../check/check-conclusion.ts';
import type { CheckResult } from '../../check/check-result.ts';
import type { CheckTarget } from '../../check/check-target.ts';
import { checksOf } from '../../explanation/check-commands.ts';
import { commandTargetOf } from '../../explanation/command-target.ts';
import { answerMessage, checksAfter, generatorName } from '../../explanation/ladder-messages.ts';
import { redactPath } from '../../explanation/redact.ts';
import { sanitize } from '../../explanation/sanitize.ts';
import { text, valueText } from '../text.ts';
import { CheckList } from './check-list.tsx';

interface CheckTableProps {
  readonly target: CheckTarget;
  readonly results: readonly CheckResult[];
  readonly conclusion: CheckConclusion;
}

/** For the site's operator: what was requested, what came back, and commands to continue with. */
export function CheckTable({ target, results, conclusion }: CheckTableProps) {
  const ids = checksAfter(conclusion.name);
  const url = target.page ?? target.front;
  return (
    <>
      <table>
        <caption>{text({ key: 'ladder_owner_requests' })}</caption>
        <thead>
          <tr>
            <th scope="col">{text({ key: 'ladder_owner_request' })}</th>
            <th scope="col">{text({ key: 'ladder_owner_answer' })}</th>
            <th scope="col">{text({ key: 'ladder_owner_generated_by' })}</th>
            <th scope="col">{text({ key: 'ladder_owner_time' })}</th>
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <Row key={result.request.name} result={result} />
          ))}
        </tbody>
      </table>
      <CheckList checks={checksOf(ids, { chain: [] }, commandTargetOf(url))} />
    </>
  );
}

function Row({ result }: { result: CheckResult }) {
  const answer = answerMessage(result);
  const generator = generatorName(result);
  return (
    <tr>
      <th scope="row">
        <bdi>{sanitize(addressOf(result.request.url))}</bdi>
      </th>
      <td>{typeof answer === 'string' ? sanitize(answer) : text(answer)}</td>
      <td>{generator && valueText(generator)}</td>
      <td>
        <bdi dir="ltr">{Math.round(result.ms)} ms</bdi>
      </td>
    </tr>
  );
}

/** Returns a URL without its query and what may be a secret in its path, because such a table gets shared. */
function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + redactPath(pathname);
}
