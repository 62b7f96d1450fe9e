import { io } from 'socket.io-client';

const { url, auths, count } = JSON.parse(process.argv[2]!) as {
  url: string;
  auths: object[];
  count: number;
};
const AT_ONCE = 100;

let connected = 0;
for (let n = 0; n < count; n += AT_ONCE) {
  const open = Array.from({ length: AT_ONCE }, (_, m) => {
    const socket = io(url, {
      auth: auths[(n + m) % auths.length]!,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    return new Promise<void>((resolve) => {
      socket.on('connect', () => {
        connected += 1;
        resolve();
      });
      socket.on('connect_error', () => resolve());
    });
  });
  await Promise.all(open);
}
process.send!({ connected });
