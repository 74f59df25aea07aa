import { HttpError } from '../http-error.ts';

/** The two headers of a request that tell which page sent it. */
export interface FromPage {
  origin?: string | undefined;
  host?: string | undefined;
}

/** Which sites' pages may use the service: our own, and those of the setting `ALLOWED_ORIGINS`. */
export function origins(allowed: readonly string[]) {
  const sites = new Set(allowed.map((site) => new URL(site).origin));

  const mayUse = ({ origin, host }: FromPage, trusted?: readonly string[]): boolean => {
    // Without an Origin header it is no browser that a page of another site could drive.
    if (origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)) return true;
    return sites.has(origin) && (trusted === undefined || trusted.includes(origin));
  };

  return {
    /** Whether a page may; `trusted`, where a token has it, leaves fewer sites. */
    mayUse,

    /** @throws HttpError 403 for a page of another site */
    check(page: FromPage, trusted?: readonly string[]): void {
      if (mayUse(page, trusted)) return;
      throw new HttpError(403, 'OriginNotAllowed', 'This site may not use the service; see ALLOWED_ORIGINS.');
    },
  };
}

/** The sites that may use the service. */
export type Origins = ReturnType<typeof origins>;
