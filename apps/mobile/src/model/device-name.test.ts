import { deviceNameOf } from './device-name.ts';

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604',
    'Safari',
    'iOS',
  ],
  ['okhttp/4.12.0', null, 'Android'],
  ['Baton/1 CFNetwork/1494 Darwin/23.4.0', null, 'iOS'],
  ['node', null, null],
])('%s', (agent, browser, system) => {
  expect(deviceNameOf(agent)).toEqual({ browser, system });
});
