/** What the clinic calls things: the names a patient's words are compared with. */
export interface Lexicon {
  /** IANA, "America/Chicago": dates and times are read in it. */
  timeZone: string;
  practitioners: { name: string; aliases: string[] }[];
  locations: { name: string; aliases: string[] }[];
  visitTypes: { code: string; names: { en: string[]; es: string[] } }[];
  medicines: { name: string; aliases: string[] }[];
}
