export { createWebChatAdapter, WEB_CAPABILITIES, type WebChatAdapterOptions } from './adapter.js';
export type { Rate } from './bucket.js';
export { WEB_ADDRESS } from './inbound.js';
export { type LivePayload, livePayloadSchema } from './live.js';
export type { TranscriptItem, TranscriptPage, TranscriptSource } from './transcript.js';
export { visitorId } from './visitor.js';
export { createWebChat, type WebChat, type WebChatOptions } from './web-chat.js';
