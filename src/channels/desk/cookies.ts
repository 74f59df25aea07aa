import type { IncomingMessage } from 'node:http';

/** How a cookie of the desk is set: with https only over https, and then bound to this host alone. */
export interface CookieJar {
  /** The value of a cookie that came along; undefined when there is none, or more than one. */
  read(request: IncomingMessage, name: string): string | undefined;
  /** The header that keeps a cookie for so many seconds; 0 forgets it. */
  set(name: string, value: string, seconds: number): string;
}

/** @param secure whether the browser reaches us over https; the name then begins with `__Host-` */
export function cookieJar(secure: boolean): CookieJar {
  const named = (name: string): string => (secure ? `__Host-${name}` : name);
  return {
    read(request, name) {
      const found = (request.headers.cookie ?? '')
        .split(';')
        .map((pair) => pair.trim().split('='))
        .filter(([key]) => key === named(name));
      // Two of one name: a neighbour put one there.
      return found.length === 1 ? found[0]?.[1] : undefined;
    },
    set: (name, value, seconds) =>
      // Lax, for the way back from the sign-in begins on another site. What acts is checked for its origin besides.
      `${named(name)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
  };
}
