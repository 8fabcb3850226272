import { v7 } from 'uuid';

/** A new key: UUIDv7 (RFC 9562), so that keys sort by the time they were made. */
export const newId = (): string => v7();

export const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
