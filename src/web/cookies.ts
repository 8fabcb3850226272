/** Cookies by name, as a browser sent them. */
export function cookiesOf(header: string | null | undefined): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0) cookies.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  return cookies;
}

/** Names and attributes of our cookies: `__Host-` wherever the origin is https, since browsers refuse it elsewhere. */
export function cookieJar(origin: string) {
  const secure = origin.startsWith('https:');
  const session = secure ? '__Host-serai' : 'serai';
  const attributes = `Path=/; SameSite=Lax${secure ? '; Secure' : ''}`;
  return {
    session,
    signIn: (token: string, seconds: number) => `${session}=${token}; HttpOnly; Max-Age=${seconds}; ${attributes}`,
    signOut: () => `${session}=; HttpOnly; Max-Age=0; ${attributes}`,
    language: (language: string) => `language=${language}; Max-Age=31536000; ${attributes}`,
    notice: (code: string) => `notice=${code}; HttpOnly; Max-Age=60; ${attributes}`,
    noticeRead: () => `notice=; HttpOnly; Max-Age=0; ${attributes}`,
  };
}

export type CookieJar = ReturnType<typeof cookieJar>;
