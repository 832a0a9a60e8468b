import { harmless } from '../../explanation/harmless.ts';

/** Names and values, most of them written by servers: shown as they are, and cut. */
export function Pairs({ rows }: { rows: readonly (readonly [name: string, value: string])[] }) {
  if (rows.length === 0) return null;
  return (
    <dl>
      {rows.map(([name, value], nth) => (
        <div key={nth} class="pair">
          <dt>
            <bdi>{harmless(name)}</bdi>
          </dt>
          <dd>
            <bdi>{harmless(value)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
