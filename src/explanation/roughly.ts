const units = [60 * 60_000, 60_000, 1_000];

/** A duration as one would say it aloud: whole hours, minutes or seconds, never less than one second. In ms. */
export function roughly(ms: number): number {
  const unit = units.find((length) => ms >= length) ?? 1_000;
  return Math.max(1, Math.round(ms / unit)) * unit;
}
