/** "book_appointment", "chest-pain" ▶ "Book appointment", "Chest pain": a code where there is no better word for it. */
export function spelled(code: string): string {
  const words = code
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The word for a code; a code that has none is spelled out. */
export function labelOf(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? spelled(code);
}

/** How colleagues call each other: "Ben Ito" ▶ "Ben". A title is no name: "Dr. Chen" stays. */
export function firstName(name: string): string {
  const [first = ''] = name.trim().split(/\s+/);
  return first.endsWith('.') ? name : first;
}

/** One or two letters for an avatar. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return [first, last].map((word) => word?.charAt(0).toUpperCase() ?? '').join('') || '#';
}
