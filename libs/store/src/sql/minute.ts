/** An instant in SQL, in minutes since 1970: how `conversation.last_minute` counts. */
export function minuteOf(instant: string): string {
  return `floor(extract(epoch FROM ${instant}) / 60)::int`;
}
