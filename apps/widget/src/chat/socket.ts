import type { ClientToServer, ServerToClient } from '@carethread/web-chat/wire';
import { io, type Socket } from 'socket.io-client';

export type ChatSocket = Socket<ServerToClient, ClientToServer>;

/** @returns a socket to a server's web chat that is not connected yet. WebSocket first; long polling where a proxy lets none through. */
export function openSocket(server: string): ChatSocket {
  return io(server, {
    path: '/channels/web/',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    autoConnect: false,
    // Two elements on one page must not share a socket.
    forceNew: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 10_000,
  });
}
