import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Browsers open connections ahead of what they may ask, and Node waits for those as for a request under way. `end` ends the ones that
 * have never asked anything.
 */
export function silentConnections(server: Server): { end: () => void } {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return {
    end: () => {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    },
  };
}
