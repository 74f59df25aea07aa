/** A SIP message as far as a call on loopback needs it. */
export interface SipMessage {
  /** The method of a request; undefined for a response. */
  method?: string;
  /** The status of a response. */
  status?: number;
  headers: { name: string; value: string }[];
  body: string;
}

const short: Record<string, string> = { v: 'via', f: 'from', t: 'to', i: 'call-id', m: 'contact', l: 'content-length' };

/** Reads a datagram; undefined when it is no SIP, such as a keep-alive. */
export function readSip(datagram: string): SipMessage | undefined {
  const [head = '', ...rest] = datagram.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const method = /^([A-Z]+) \S+ SIP\/2\.0$/.exec(first)?.[1];
  const status = /^SIP\/2\.0 (\d{3})/.exec(first)?.[1];
  if (method === undefined && status === undefined) return undefined;
  const headers = lines.map((line) => {
    const at = line.indexOf(':');
    const name = line.slice(0, at).trim().toLowerCase();
    return { name: short[name] ?? name, value: line.slice(at + 1).trim() };
  });
  return {
    ...(method !== undefined && { method }),
    ...(status !== undefined && { status: Number(status) }),
    headers,
    body: rest.join('\r\n\r\n'),
  };
}

/** The first header of this name, or nothing. */
export const header = ({ headers }: SipMessage, name: string): string =>
  headers.find((one) => one.name === name)?.value ?? '';

/** The answer to a request. */
export function response(
  request: SipMessage,
  status: string,
  { tag, contact, sdp }: { tag: string; contact?: string; sdp?: string },
): string {
  const copied = request.headers.filter(({ name }) =>
    ['via', 'from', 'call-id', 'cseq', 'record-route'].includes(name),
  );
  const to = header(request, 'to');
  return message(
    `SIP/2.0 ${status}`,
    [
      ...copied.map(({ name, value }): [string, string] => [name, value]),
      ['to', to.includes(';tag=') ? to : `${to};tag=${tag}`],
      ...(contact === undefined ? [] : [['contact', `<${contact}>`] as [string, string]]),
    ],
    sdp,
  );
}

/** A message from its first line and its headers; with SDP as its body. */
export const message = (first: string, headers: readonly [string, string][], sdp = ''): string =>
  [
    first,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(sdp === '' ? [] : ['content-type: application/sdp']),
    `content-length: ${Buffer.byteLength(sdp)}`,
    '',
    sdp,
  ].join('\r\n');

/** Where the other side wants its sound, and under which number it sends its keys. */
export function readSdp(sdp: string): { host: string; port: number; keys: number } {
  return {
    host: /^c=IN IP4 (\S+)/m.exec(sdp)?.[1] ?? '127.0.0.1',
    port: Number(/^m=audio (\d+)/m.exec(sdp)?.[1]),
    keys: Number(/^a=rtpmap:(\d+) telephone-event\/8000/m.exec(sdp)?.[1] ?? 101),
  };
}

/** Our side: A-law, 20 ms a packet, and keys as events. */
export const ourSdp = (port: number, keys: number): string =>
  [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=audio ${port} RTP/AVP 8 ${keys}`,
    'a=rtpmap:8 PCMA/8000',
    `a=rtpmap:${keys} telephone-event/8000`,
    `a=fmtp:${keys} 0-15`,
    'a=ptime:20',
    'a=sendrecv',
    '',
  ].join('\r\n');
