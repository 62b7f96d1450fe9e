import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** A push service takes 4,096 bytes of body; header, delimiter and authentication tag take 103 of them. */
export const MAX_PLAINTEXT = 3_993;

const RECORD_SIZE = 4_096;
const LAST_RECORD = Buffer.from([2]);

/** Message encryption for Web Push, RFC 8291 over RFC 8188 (aes128gcm). Throws when the keys are no keys. */
export function encrypt(plaintext: Buffer, keys: { p256dh: string; auth: string }): Buffer {
  const receiver = Buffer.from(keys.p256dh, 'base64url');
  const auth = Buffer.from(keys.auth, 'base64url');
  if (auth.length !== 16) throw new Error('the authentication secret has 16 bytes');
  const ecdh = createECDH('prime256v1');
  const sender = ecdh.generateKeys();
  const salt = randomBytes(16);

  const info = Buffer.concat([Buffer.from('WebPush: info\0'), receiver, sender]);
  const secret = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(receiver), auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));

  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const sealed = [cipher.update(plaintext), cipher.update(LAST_RECORD), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([salt, recordHeader(sender), ...sealed]);
}

function recordHeader(sender: Buffer): Buffer {
  const header = Buffer.alloc(5);
  header.writeUInt32BE(RECORD_SIZE);
  header.writeUInt8(sender.length, 4);
  return Buffer.concat([header, sender]);
}
