/**
 * Returns the processor time in ms that this process spends while a function runs. Unlike its wall time, it does not
 * depend on what else the machine does.
 */
export function processorTimeOf(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
