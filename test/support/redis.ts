import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { freePort } from './free-port.ts';

export interface RunningRedis {
  readonly url: string;
  /** How many keys it holds. */
  keys(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a Redis that keeps nothing on disk. It may take a moment to listen. @param program as `redisServer` found it */
export async function startRedis(program: string): Promise<RunningRedis> {
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn(program, args, { stdio: 'ignore' });
  return {
    url: `redis://127.0.0.1:${port}`,
    keys: () => size(port),
    stop: () =>
      new Promise((done) => {
        server.once('exit', () => done());
        server.kill();
      }),
  };
}

/** Asks in Redis's own protocol, whose answer to a count is ":3". */
function size(port: number): Promise<number> {
  return new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('DBSIZE\r\n'));
    socket.once('error', failed);
    socket.once('data', (answer) => {
      socket.end();
      done(Number(answer.toString().slice(1)));
    });
  });
}
