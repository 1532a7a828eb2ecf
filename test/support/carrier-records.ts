import { randomBytes } from 'node:crypto';

/** A message as a carrier's books have it. */
export interface Recorded {
  readonly sid: string;
  readonly direction: 'inbound' | 'outbound-api';
  readonly to: string;
  readonly from: string | null;
  readonly body: string;
  readonly status: string;
  readonly at: Date;
  readonly media: readonly KeptFile[];
}

/** A file that the carrier keeps for a message: its address is good only with the account's credentials. */
export interface KeptFile {
  /** From the root of the API. */
  readonly path: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** A message's identifier, or a file's ("ME"). */
export const newSid = (prefix = 'SM') => `${prefix}${randomBytes(16).toString('hex')}`;

export function resourceOf(accountSid: string, { sid, direction, to, from, body, status, at, media }: Recorded) {
  const date = at.toUTCString();
  return {
    ...{ sid, to, from, body, status, direction, account_sid: accountSid, num_segments: '1', num_media: String(media.length) },
    ...{ error_code: null, error_message: null, price: null, price_unit: 'USD', messaging_service_sid: null },
    ...{ date_created: date, date_updated: date, date_sent: direction === 'inbound' ? date : null },
    ...{ uri: `/2010-04-01/Accounts/${accountSid}/Messages/${sid}.json`, api_version: '2010-04-01', subresource_uris: {} },
  };
}

/** A page of what a query finds, newest first, as Twilio lists it: filtered by number and by day. */
export function pageOf(records: readonly Recorded[], url: URL, accountSid: string, pageSize: number) {
  const query = url.searchParams;
  const wanted = (name: string, value: string | null) => query.get(name) === null || query.get(name) === value;
  const since = query.get('DateSent>');
  const found = records
    .filter(({ to, from, at }) => wanted('To', to) && wanted('From', from) && (since === null || at.toISOString() >= since))
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  const page = Number(query.get('Page') ?? 0);
  const end = (page + 1) * pageSize;
  const next = new URL(url);
  next.searchParams.set('Page', String(page + 1));
  return {
    messages: found.slice(page * pageSize, end).map((one) => resourceOf(accountSid, one)),
    page,
    page_size: pageSize,
    next_page_uri: end < found.length ? next.pathname + next.search : null,
  };
}

/** The list of a message's files. */
export function mediaListOf({ media }: Pick<Recorded, 'media'>) {
  return {
    media_list: media.map(({ path, contentType }) => ({
      sid: path.split('/').at(-1) ?? '',
      content_type: contentType,
      uri: `${path}.json`,
    })),
  };
}
