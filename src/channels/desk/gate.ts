import type { IncomingMessage } from 'node:http';
import { isLoopback, type DeskSettings } from '../../config/config.ts';
import { HttpError } from '../http-error.ts';

/** Which requests come from our own page, and from where. */
export interface Gate {
  /**
   * The origin under which this browser reaches us.
   *
   * @throws HttpError 403 when `DESK_URL` is not set and the browser is not on this machine
   */
  base(request: IncomingMessage): string;
  /**
   * @param acts whether the request does something; then the browser must say where it comes from
   * @throws HttpError 403 for a request that another page made, or that no page made
   */
  ownPage(request: IncomingMessage, acts: boolean): void;
  /** Whether a request was made on this machine and came straight to us. */
  onThisMachine(request: IncomingMessage): boolean;
}

/** @param url the origin of the desk, from the settings */
export function gateOf({ url }: Pick<DeskSettings, 'url'>): Gate {
  const gate: Gate = {
    base(request) {
      if (url !== undefined) return url;
      const host = request.headers.host ?? '';
      const { hostname = '' } = URL.parse(`http://${host}`) ?? {};
      if (isLoopback(hostname)) return `http://${host}`;
      throw new HttpError(403, 'NotThisAddress', 'The desk is not at this address; see DESK_URL.');
    },
    ownPage(request, acts) {
      const { origin } = request.headers;
      const site = request.headers['sec-fetch-site'];
      const fits =
        (site === undefined || site === 'same-origin') &&
        (origin === undefined || origin === gate.base(request)) &&
        (!acts || site !== undefined || origin !== undefined);
      if (!fits) throw new HttpError(403, 'OriginNotAllowed', 'Only the page of the desk itself may call this.');
    },
    onThisMachine(request) {
      const { 'x-forwarded-for': forwardedFor, forwarded } = request.headers;
      return isLoopback(request.socket.remoteAddress ?? '') && forwardedFor === undefined && forwarded === undefined;
    },
  };
  return gate;
}
