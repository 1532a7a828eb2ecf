/**
 * A stand-in for the gateway: contract-shaped answers about made-up people, on the port that `vite dev` proxies to, and
 * the built console under /console. It keeps nothing and checks nothing. Never shipped.
 */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { Server } from 'socket.io';
import { bot, closed, context, extra, me, queues, rows, say } from './fixtures.mjs';

const DIST = join(import.meta.dirname, '../dist');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
let signedIn = process.env.SIGNED_OUT !== '1';

const http = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://x');
  const send = (status, body) => {
    response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' });
    response.end(JSON.stringify(body));
  };
  if (url.pathname === '/dev/arrive') return send(200, arrive());
  if (!url.pathname.startsWith('/api/')) return file(url.pathname, response);
  let body = '';
  for await (const chunk of request) body += chunk;
  const input = body ? JSON.parse(body) : {};
  if (url.pathname === '/api/auth/sign-in/email') {
    if (input.password !== 'demo') return send(401, { title: 'Invalid', status: 401, code: 'signed-out' });
    signedIn = true;
    return send(200, {});
  }
  if (url.pathname === '/api/auth/sign-out') signedIn = false;
  if (!signedIn) return send(401, { title: 'Signed out', status: 401, code: 'signed-out' });
  const [, id, action] = /^\/api\/conversations\/([^/]+)(?:\/(.+))?$/.exec(url.pathname) ?? [];
  if (url.pathname === '/api/me') return send(200, me);
  if (url.pathname === '/api/me/presence') {
    me.presence = { state: input.state, since: new Date().toISOString() };
    return send(200, me.presence);
  }
  if (url.pathname === '/api/queues') return send(200, { items: queues });
  if (url.pathname === '/api/conversations') return send(200, { items: list(url.searchParams.get('status')), nextCursor: null });
  if (id && !action)
    return context(id) ? send(200, context(id)) : send(404, { title: 'Not found', status: 404, code: 'not-found' });
  if (id) return send(action === 'messages' ? 202 : 200, act(id, action, input));
  send(404, { title: 'Not found', status: 404, code: 'not-found' });
});

function list(status) {
  return process.env.EMPTY === '1' ? [] : [...rows, ...bot, ...closed].filter((row) => row.status === status);
}

function act(id, action, input) {
  const row = [...rows, ...bot].find((other) => other.id === id);
  row.seq += 1;
  const items = extra.get(id) ?? [];
  const at = new Date().toISOString();
  if (action === 'claim') {
    Object.assign(row, { status: 'with_agent', assignedTo: { staffId: me.id, name: me.name } });
    items.push({ kind: 'claimed', seq: row.seq, at, name: me.name });
  } else if (action === 'messages')
    items.push(say(row.seq, 0, 'agent', input.text, { channel: 'web', delivery: { state: 'sent' } }));
  else if (action === 'notes') items.push({ kind: 'note', seq: row.seq, at, staffId: me.id, name: me.name, text: input.text });
  else if (action === 'resolve') row.status = 'closed';
  else Object.assign(row, { status: action === 'transfer' ? 'queued' : 'bot', assignedTo: null });
  extra.set(id, items);
  io.emit('conversation.changed', { id, rev: String(row.seq), row });
  io.emit('conversation.event', { id, seq: row.seq });
  return { id, status: row.status, seq: row.seq };
}

/** Somebody in danger arrives: `curl 127.0.0.1:3000/dev/arrive` */
function arrive() {
  const at = new Date().toISOString();
  const dueAt = new Date(Date.now() + 60_000).toISOString();
  const arrived = {
    ...rows[1],
    id: `new-${rows.length}`,
    patient: { id: 'p', displayName: '••• 2210' },
    waitingSince: at,
    lastMessageAt: at,
    dueAt,
  };
  rows.push(arrived);
  io.emit('conversation.changed', { id: arrived.id, rev: at, row: arrived });
  io.emit('alert', { conversationId: arrived.id, level: 'crisis', kind: 'suicide', queue: 'crisis', at });
  return arrived;
}

function file(path, response) {
  const named = join(DIST, path.replace(/^\/console/, ''));
  const found = extname(path) && existsSync(named) ? named : join(DIST, 'index.html');
  response.writeHead(200, { 'content-type': TYPES[extname(found)] ?? 'application/octet-stream' });
  createReadStream(found).pipe(response);
}

const io = new Server(http, { path: '/api/live' });
io.on('connection', (socket) => {
  socket.on('resume', (_request, ack) => ack({ rev: '1', reload: true, changes: [] }));
  socket.on('watch', (_request, ack) => ack({ ok: true }));
});

http.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  console.info('http://127.0.0.1:%d/console/', http.address().port),
);
