export type { TwilioSmsConfig } from './config.js';
export { errorOf } from './errors.js';
export { MAX_MEDIA_BYTES, type Media } from './fetch-media.js';
export { ListingFailed } from './find.js';
export { type Segmentation, segmentation } from './gsm7.js';
export type { Parsed } from './parse.js';
export { MEDIA_TYPES, type MediaType } from './sniff.js';
export { createTwilioSms, type TwilioSms } from './twilio-sms.js';
export { signatureOf } from './verify.js';
