import { z } from 'zod';

/** What a member of staff may do; one may hold several. */
export const ROLES = ['agent', 'clinician', 'supervisor', 'admin', 'auditor'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** What one says of oneself. Offline is by missing heartbeat, never said. */
export const PRESENCE_CHOICES = ['available', 'busy', 'break', 'away'] as const;
export const presenceChoiceSchema = z.enum(PRESENCE_CHOICES);
export type PresenceChoice = z.infer<typeof presenceChoiceSchema>;

export const presenceStateSchema = z.enum([...PRESENCE_CHOICES, 'offline']);
export type PresenceState = z.infer<typeof presenceStateSchema>;

export const presenceSchema = z.object({ state: presenceStateSchema, since: z.iso.datetime() });
export type Presence = z.infer<typeof presenceSchema>;

/** `PUT /api/me/presence`; answers with {@link presenceSchema}. */
export const setPresenceSchema = z.object({ state: presenceChoiceSchema });

/** Words like "es", "billing": lower case, so that two spellings of one skill cannot exist. */
const tag = z.string().trim().toLowerCase().min(1).max(64);

/** What an admin sets on an account. */
const accountShape = {
  email: z.email().max(254).toLowerCase(),
  name: z.string().trim().min(1).max(120),
  roles: z.array(roleSchema).min(1),
  skills: z.array(tag).max(50),
  /** Languages they can serve patients in, as BCP 47 tags ("en", "es"). */
  languages: z.array(tag).max(20),
  /** Queues they take conversations from, by id; empty: every queue. */
  queues: z.array(tag).max(50),
  /** Conversations they can hold at the same time. */
  capacity: z.number().int().min(1).max(50),
};

export const staffMemberSchema = z.object({
  id: z.string(),
  ...accountShape,
  /** Whether they may sign in. Accounts are switched off, not deleted: the audit names them. */
  active: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type StaffMember = z.infer<typeof staffMemberSchema>;

/** `POST /api/staff`, role admin. Without a password the answer holds an invitation. */
export const createStaffSchema = z.object({
  ...accountShape,
  roles: accountShape.roles.default(['agent']),
  skills: accountShape.skills.default([]),
  languages: accountShape.languages.default(['en']),
  queues: accountShape.queues.default([]),
  capacity: accountShape.capacity.default(5),
  password: z.string().min(12).max(128).optional(),
});
export type CreateStaff = z.input<typeof createStaffSchema>;

/** A link by which an account's owner sets a password, once; `mailed`: it is on its way to them, too. */
export const passwordLinkSchema = z.object({ url: z.url(), expiresAt: z.iso.datetime(), mailed: z.boolean() });

export type PasswordLink = z.infer<typeof passwordLinkSchema>;

/** What `POST /api/staff` answers: the account, and how its owner sets a password where none was given. */
export const createdStaffSchema = staffMemberSchema.extend({
  invitation: passwordLinkSchema.optional(),
});
export type CreatedStaff = z.infer<typeof createdStaffSchema>;

/** `PATCH /api/staff/:id`, role admin; what is left out stays as it is. */
export const patchStaffSchema = z
  .object({ ...accountShape, active: z.boolean(), password: z.string().min(12).max(128) })
  .partial();
export type PatchStaff = z.input<typeof patchStaffSchema>;

/** `GET /api/staff`. */
export const staffListSchema = z.object({ items: z.array(staffMemberSchema.extend({ presence: presenceSchema })) });
export type StaffList = z.infer<typeof staffListSchema>;

/** `GET /api/me`. */
export const meSchema = staffMemberSchema.omit({ active: true, createdAt: true }).extend({
  presence: presenceSchema,
  /** Conversations held at the moment. */
  load: z.number().int().nonnegative(),
  /** Minutes without a sign of life after which one is signed off. */
  idleMinutes: z.number().int().positive(),
  clinic: z.object({
    name: z.string(),
    /** IANA zone of every time shown: "America/Chicago". */
    timeZone: z.string(),
  }),
});
export type Me = z.infer<typeof meSchema>;
