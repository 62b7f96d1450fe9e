import { createECDH, randomBytes } from 'node:crypto';
import type { Database } from '../ports/database.ts';

/** Keys that this installation made for itself on its first start. They never leave the database. */
export type Installation = {
  /** Signs access and customer tokens. */
  tokenKey: Buffer;
  /** Signs the tokens in pushes. */
  pushKey: Buffer;
  loginSecret: string;
  vapid: { publicKey: string; privateKey: string };
};

type Stored = { tokenKey: string; pushKey: string; loginSecret: string; vapid: Installation['vapid'] };

function make(): Stored {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  return {
    tokenKey: randomBytes(32).toString('base64url'),
    pushKey: randomBytes(32).toString('base64url'),
    loginSecret: randomBytes(32).toString('base64url'),
    vapid: { publicKey: ecdh.getPublicKey('base64url'), privateKey: ecdh.getPrivateKey('base64url') },
  };
}

export async function loadInstallation(database: Database): Promise<Installation> {
  await database.rows(
    'installation_make',
    `insert into settings values ('installation', $1) on conflict do nothing`,
    [JSON.stringify(make())],
  );
  const [row] = await database.rows<{ value: Stored }>(
    'installation',
    `select value from settings where key = 'installation'`,
    [],
  );
  const { tokenKey, pushKey, loginSecret, vapid } = row!.value;
  return {
    tokenKey: Buffer.from(tokenKey, 'base64url'),
    pushKey: Buffer.from(pushKey, 'base64url'),
    loginSecret,
    vapid,
  };
}
