/**
 * Runs once before the abuse tests: prints the seed that all files of the run share, which is random unless
 * one is given.
 */
export default function drawSeed(): void {
  process.env.GATELIGHT_SEED ??= String(Date.now() % 1_000_000);
  const seed = Number(process.env.GATELIGHT_SEED);
  if (!Number.isInteger(seed))
    throw new Error(`GATELIGHT_SEED: expected an integer and found ${process.env.GATELIGHT_SEED}`);
  console.log(`abuse: seed ${seed}; npm run test:abuse -- --seed ${seed} repeats it`);
}
