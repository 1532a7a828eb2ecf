/**
 * @returns a text that is all in capitals in small letters, any other as it is. The sentence model knows capitals from names and
 *   headings: what somebody types with the key stuck would mean something else to it.
 */
export function asSpoken(text: string): string {
  return text === text.toUpperCase() && text !== text.toLowerCase() ? text.toLowerCase() : text;
}
