import { expect, it } from 'vitest';
import { isPrivateHost } from '../../src/navigation/private-host.ts';

it.each([
  'http://localhost:3000/',
  'https://app.localhost/',
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f.0.0.1/',
  'http://10.1.2.3/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://169.254.1.1/',
  'http://100.64.0.1/',
  'http://[::1]:8080/',
  'http://[fe80::1]/',
  'http://[fd00::1]/',
  'http://[fc00:1::2]/',
  'http://[::ffff:10.0.0.1]/',
  'http://router/',
  'http://nas.local/',
  'https://git.internal/',
  'http://shop.test/',
  'http://LOCALHOST./',
  'http://fritz.home.arpa/',
])('%s is private', (url) => {
  expect(isPrivateHost(url)).toBe(true);
});

it.each([
  'https://example.com/',
  'http://8.8.8.8/',
  'http://172.32.0.1/',
  'http://172.15.0.1/',
  'http://192.169.0.1/',
  'http://100.128.0.1/',
  'http://11.0.0.1/',
  'http://[2001:db8::1]/',
  'http://[fc::1]/',
  'http://[::ffff:8.8.8.8]/',
  'https://localhost.example.com/',
  'https://10.0.0.1.nip.io/',
  'https://mytest.com/',
  'about:blank',
  '',
  'nonsense',
  'chrome://newtab/',
  'file:///etc/hosts',
])('%s is not', (url) => {
  expect(isPrivateHost(url)).toBe(false);
});
