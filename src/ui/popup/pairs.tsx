/** Names and values. What a server wrote must have been made harmless. */
export function Pairs({ rows }: { rows: readonly (readonly [name: string, value: string])[] }) {
  if (rows.length === 0) return null;
  return (
    <dl>
      {rows.map(([name, value], nth) => (
        <div key={nth} class="pair">
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
