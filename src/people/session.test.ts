import { expect, test } from 'vitest';
import { deviceOf } from './session.ts';

const mozilla = (rest: string) => `Mozilla/5.0 ${rest}`;

test.each([
  [mozilla('(Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'), 'Firefox, Windows'],
  [
    mozilla(
      '(Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0',
    ),
    'Edge, Windows',
  ],
  [
    mozilla(
      '(Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36',
    ),
    'Samsung Internet, Android',
  ],
  [
    mozilla(
      '(Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36',
    ),
    'Chrome, Android',
  ],
  [
    mozilla(
      '(iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
    ),
    'Safari, iPhone',
  ],
  [
    mozilla(
      '(iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/150.0 Mobile/15E148 Safari/604.1',
    ),
    'Chrome, iPhone',
  ],
  [
    mozilla(
      '(Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
    ),
    'Safari, macOS',
  ],
  ['curl/8.5.0', null],
  ['', null],
])('%s is %j to its owner', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});
