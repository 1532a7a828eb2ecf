import type { Language } from '@carethread/conversation';

/** Words in each language that the assistant speaks. */
export type Words = Readonly<Record<Language, string>>;

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Spans of a day by the clock on the clinic's wall, "08:00-17:00"; none where it is closed. */
export type Hours = readonly string[];

export interface Holiday {
  readonly name: Words;
  /** Other ways to write it, lower case. */
  readonly also: readonly string[];
  /** "01-01", "4 thursday of 11", "last monday of 05". */
  readonly on: string;
  readonly hours: Hours;
}

export interface ClinicLocation {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly directions: Words;
  readonly parking: Words;
  readonly transit: Words;
  readonly access: Words;
}

export interface NamedPlan {
  readonly name: string;
  readonly also: readonly string[];
}

/** The clinic's own facts, as its file gives them. */
export interface Clinic {
  readonly name: string;
  /** IANA name: every date and time a patient reads or writes is meant in it. */
  readonly timeZone: string;
  readonly phone: string;
  readonly fax: string;
  readonly portalUrl: string;
  readonly formsUrl: string;
  readonly payUrl: string;
  readonly hours: Readonly<Record<Weekday, Hours>>;
  readonly holidays: readonly Holiday[];
  readonly locations: readonly ClinicLocation[];
  readonly insurance: { readonly accepted: readonly NamedPlan[]; readonly notAccepted: readonly NamedPlan[] };
  readonly practitioners: readonly {
    readonly name: string;
    readonly short: string;
    readonly location: string;
    readonly does: Words;
  }[];
  readonly visitTypes: readonly {
    readonly code: string;
    readonly name: Words;
    readonly also: readonly string[];
    /** What the patient should do before it; unset where nothing is needed. */
    readonly prepare?: Words;
  }[];
}

/** @returns what every template may name: {clinic}, {phone}, {main}, {northParking} … */
export function clinicParams(clinic: Clinic, language: Language): Record<string, string> {
  const { name, phone, fax, portalUrl, formsUrl, payUrl } = clinic;
  const params: Record<string, string> = { clinic: name, phone, fax, portalUrl, formsUrl, payUrl };
  for (const place of clinic.locations) {
    params[place.id] = place.name;
    params[`${place.id}Address`] = place.address;
    params[`${place.id}Directions`] = place.directions[language];
    params[`${place.id}Parking`] = place.parking[language];
    params[`${place.id}Transit`] = place.transit[language];
    params[`${place.id}Access`] = place.access[language];
  }
  return params;
}
