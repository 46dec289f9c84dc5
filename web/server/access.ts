import { createHash, timingSafeEqual } from "node:crypto";

const COOKIE = "demarche_token";

interface Asking {
  headers: { authorization?: string | undefined; cookie?: string | undefined };
  url: string;
}

/** What becomes of a request where a token is needed: it may pass, is sent on with a cookie, or is refused. */
export type Admission =
  | { passes: true }
  | { passes: false; cookie: string; address: string }
  | { passes: false };

/**
 * Whether a request has the token: as `Authorization: Bearer`, in the cookie of this server's page, or once in its address (`?token=…`), from where it goes
 * into the cookie and out of the address.
 */
export function admit({ headers, url }: Asking, token: string): Admission {
  const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1];
  const cookie = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]*)`).exec(headers.cookie ?? "")?.[1];
  if (isSame(bearer, token) || isSame(cookie && decoded(cookie), token)) return { passes: true };
  const { pathname, searchParams } = new URL(url, "http://here");
  if (!isSame(searchParams.get("token") ?? undefined, token)) return { passes: false };
  searchParams.delete("token");
  const rest = searchParams.toString();
  return {
    passes: false,
    cookie: `${COOKIE}=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Strict`,
    // One slash, so that no address of another host comes out.
    address: `${pathname.replace(/^\/+/, "/")}${rest && `?${rest}`}`,
  };
}

/** Takes the same time whatever is given. */
function isSame(given: string | undefined, token: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return given !== undefined && timingSafeEqual(hash(given), hash(token));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
