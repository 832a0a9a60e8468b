import { atMost, type Benchmark, type Figure, promised } from '../../tools/bench/figure.ts';
import { type Fleet, runFleet } from './fleet-million.ts';
import { heavyTailed, logUniform, meetOutages, type OneBrowser } from './fleet-one.ts';
import { automatic, type Contender, fixed5, keepTrying, others } from './fleet-schedules.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const seed = 20_261_122;
const contenders = [keepTrying, ...others];
function table(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  for (const row of [header, ...rows]) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(`  ${cells.join('   ')}`);
  }
  console.log();
}

const seconds = (ms: number | undefined) => (ms === undefined ? 'later' : `${(ms / second).toFixed(1)} s`);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const rate = (perSecond: number) => Math.round(perSecond).toLocaleString('en');

function oneBrowser(title: string, lengths: Float64Array): ReadonlyMap<Contender, OneBrowser> {
  console.log(`${title}\n`);
  const results = new Map(contenders.map((contender) => [contender, meetOutages(contender, lengths, seed)]));
  table(
    ['', 'median lag', 'median lag / outage', '9 in 10 below', 'requests per outage'],
    [...results].map(([{ name }, result]) => [
      name,
      seconds(result.medianLag),
      percent(result.medianRelativeLag),
      percent(result.nineTenthsRelativeLag),
      result.meanRequests.toFixed(1),
    ]),
  );
  return results;
}

const outages = 50_000;

/**
 * Compares the schedule of src/outage/backoff.ts with others: how soon one browser's page recovers and how
 * many requests it sent, and what a site sees of a million browsers.
 */
export const fleet: Benchmark = {
  about: 'a million browsers on one site that fails and recovers',
  run: async () => compare(),
};

function compare(): Figure[] {
  const usual = oneBrowser(
    `One browser, ${rate(outages)} outages of 3 s to 2 h, log-uniform`,
    logUniform(outages, 3 * second, 2 * hour, seed),
  );
  const ours = usual.get(keepTrying);
  if (ours === undefined) throw new Error('Expected a result for Keep trying and found none');
  const better = [...usual].filter(
    ([, { medianRelativeLag, meanRequests }]) =>
      medianRelativeLag < ours.medianRelativeLag && meanRequests < ours.meanRequests,
  );

  oneBrowser(
    `One browser, ${rate(outages)} heavy-tailed outages (Pareto 1.1 from 10 s, cut at a day)`,
    heavyTailed(outages, 10 * second, seed),
  );

  const million = { browsers: 1_000_000, capacity: 10_000, outage: hour };
  console.log('A million browsers that arrive throughout an hour; the site can serve 10,000 a second\n');
  const hourly = new Map<Contender, Fleet>(
    [automatic, ...contenders].map((contender) => [contender, runFleet(contender, million, seed)]),
  );
  table(
    ['', 'peak per s', 'half served', '9 in 10 served', 'all served', 'requests each', 'wait for the user'],
    [...hourly].map(([{ name }, fleet]) => [
      name,
      rate(fleet.peakAfterRecovery),
      seconds(fleet.medianLag),
      seconds(fleet.nineTenthsLag),
      seconds(fleet.allServedAfter),
      fleet.meanRequests.toFixed(1),
      percent(fleet.waiting),
    ]),
  );
  const peak = hourly.get(keepTrying)?.peakAfterRecovery ?? Infinity;

  // Peaks grow with the number of browsers and nothing else, so a twentieth of them shows the curve.
  const few = { browsers: 50_000, capacity: 500 };
  const lengths = [
    10 * second,
    30 * second,
    minute,
    2 * minute,
    5 * minute,
    15 * minute,
    30 * minute,
    hour,
    2 * hour,
  ];
  console.log(
    'The peak after the recovery in capacities of the site (1.0 is all it can serve), by the outage’s length',
  );
  console.log(`${rate(few.browsers)} browsers, capacity ${rate(few.capacity)} a second\n`);

  table(
    [
      '',
      ...lengths.map((ms) => (ms < minute ? `${ms / second} s` : `${ms / minute} min`)),
      'all served after 1 min',
    ],
    [automatic, keepTrying, fixed5, ...others.filter((other) => other !== fixed5)].map((contender) => {
      const fleets = lengths.map((outage) => runFleet(contender, { ...few, outage }, seed));
      return [
        contender.name,
        ...fleets.map(({ peakAfterRecovery }) => (peakAfterRecovery / few.capacity).toFixed(1)),
        seconds(fleets[lengths.indexOf(minute)]?.allServedAfter),
      ];
    }),
  );
  const fixedPeak = hourly.get(fixed5)?.peakAfterRecovery ?? 0;
  const lag = 100 * ours.medianRelativeLag;
  return [
    { what: 'median lag, of the outage’s length', value: lag, unit: '%', promise: atMost(20, lag) },
    { what: 'requests per outage', value: ours.meanRequests, promise: atMost(12, ours.meanRequests) },
    { what: 'other schedules better on both', value: better.length, promise: atMost(0, better.length) },
    {
      what: 'peak of a million after an hour, over what the site can serve',
      value: peak,
      unit: '/s',
      floor: million.capacity,
      ratio: peak / million.capacity,
      promise: atMost(million.capacity, peak),
    },
    {
      what: 'the same, over that of fixed 5 s',
      value: peak,
      unit: '/s',
      floor: fixedPeak,
      ratio: peak / fixedPeak,
      promise: promised('≤ 1/20', peak <= fixedPeak / 20),
    },
  ];
}
