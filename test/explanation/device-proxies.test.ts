import { describe, expect, it } from 'vitest';
import { explainPage } from '../../src/explanation/explain.ts';
import { english } from '../../tools/explain/english.ts';
import { diagnosed, pageAnswered } from '../diagnosis/responses.ts';

function isItMe(body: string): string {
  const response = { status: 502, body, url: 'http://shop.example/' };
  return english(explainPage(pageAnswered(response), diagnosed(response)).isItMe);
}

describe('a proxy that often runs on the user’s own device', () => {
  it('is not said to be in the network only', () => {
    expect(isItMe('<title>Proxy error: 502 Connect to shop.example:80 failed</title>')).toMatch(
      /program on this device/,
    );
  });

  it('is no proxy that serves a whole network', () => {
    const body = '<h1>Notification</h1><img src="/mwg-internal/de5fs23hu73ds/files/logo.png">';
    expect(isItMe(body)).toMatch(/not your device/);
  });
});
