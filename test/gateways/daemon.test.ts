import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { gateways } from '../../tools/setup/programs.ts';
import { accepts, type Daemon, startDaemon } from './daemon.ts';
import { startOrigin } from './origin.ts';
import { startNginx } from './products/nginx.ts';

const missing: Daemon = {
  product: 'nonesuch',
  program: { name: 'Nonesuch', packages: ['nonesuch-pkg'], commands: ['nonesuch-gateway'] },
  files: () => ({}),
  args: () => [],
};

it('rejects with the Debian package of a product that is not installed', async () => {
  await expect(startDaemon(missing)).rejects.toThrow(
    'nonesuch is missing; on Debian: apt-get install nonesuch-pkg',
  );
});

it('rejects with the output of a daemon that exits before it listens', async () => {
  const broken = startDaemon({
    ...missing,
    program: gateways.nginx,
    args: () => ['-c', '/nonexistent/nginx.conf'],
  });
  await expect(broken).rejects.toThrow(/did not start:[\s\S]*nonexistent/);
});

it('leaves no process and no listener behind, and may be stopped twice', async () => {
  const nginx = await startNginx({ origin: await startOrigin('down') });
  expect(existsSync(`/proc/${nginx.pid}`)).toBe(true);
  expect(await accepts(nginx.port)).toBe(true);
  await nginx.stop();
  await nginx.stop();
  expect(existsSync(`/proc/${nginx.pid}`)).toBe(false);
  expect(await accepts(nginx.port)).toBe(false);
});
