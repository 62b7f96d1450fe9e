/** Parse Server with its push adapter on PostgreSQL: `node parse-server.mjs '{"connection":…,"devices":…,"apns":…}'`; says where it answers. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
const { connection, devices, apns } = JSON.parse(process.argv[2]);
const topic = 'example.baton';
const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
});
const { ParseServer } = load('parse-server');
const express = load('express');
const { ParsePushAdapter } = load('@parse/push-adapter');

const ios = {
  token: { key, keyId: 'KEY1234567', teamId: 'TEAM123456' },
  topic,
  address: 'localhost',
  port: Number(new URL(apns).port),
  ca: readFileSync(process.env.NODE_EXTRA_CA_CERTS),
  production: false,
};
const http = createServer();
await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${http.address().port}/parse`;
const server = new ParseServer({
  appId: 'bench',
  masterKey: 'master',
  serverURL: url,
  databaseURI: `postgres://${connection.user}@localhost/${connection.database}`,
  databaseOptions: connection,
  push: { adapter: new ParsePushAdapter({ ios }) },
  silent: true,
  logsFolder: null,
  logLevel: 'error',
  verbose: false,
});
await server.start();
const app = express();
app.use('/parse', server.app);
http.on('request', app);

const headers = {
  'content-type': 'application/json',
  'x-parse-application-id': 'bench',
  'x-parse-master-key': 'master',
};
async function install() {
  const body = {
    deviceType: 'ios',
    deviceToken: randomBytes(32).toString('hex'),
    installationId: randomBytes(16).toString('hex'),
    appIdentifier: topic,
    channels: ['all'],
  };
  const response = await fetch(`${url}/installations`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
}
// The first one makes the table.
await install();
for (let n = 1; n < devices; n += 10)
  await Promise.all(Array.from({ length: Math.min(10, devices - n) }, install));
process.send({ url, headers });
process.on('message', () => process.exit(0));
