import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as text that fits into cookies, headers and addresses. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** SHA-256 of a secret that only its holder has: what the database keeps of cookies, tokens and links. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();
