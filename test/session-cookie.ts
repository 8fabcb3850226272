/** What a browser keeps of an answer that signs it in: `serai=…`; empty where none does. */
export const sessionCookieIn = ({ headers }: { headers: Headers }): string =>
  headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('serai='))
    ?.split(';')[0] ?? '';
