/** The roles a person may hold under a mandate for a member. */
export const memberRoles = ['representative', 'substitute', 'focal-point', 'contributor', 'observer'] as const;

/** The roles at an office; `secretary-general` only at the Secretariat. */
const officeRoles = ['officer', 'head', 'secretary-general', 'editor'] as const;

export type MemberRole = (typeof memberRoles)[number];
export type OfficeRole = (typeof officeRoles)[number];
export type Role = MemberRole | OfficeRole;

export const roles: readonly Role[] = [...memberRoles, ...officeRoles];

export const isRole = (text: unknown): text is Role => roles.some((role) => role === text);
