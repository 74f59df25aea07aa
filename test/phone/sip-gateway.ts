import { randomUUID } from 'node:crypto';
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { setTimeout as delay } from 'node:timers/promises';
import { Media } from './media.ts';
import { header, message, ourSdp, readSdp, readSip, response, type SipMessage } from './sip.ts';
import { synthesise } from './synthesis.ts';

interface BotActivity {
  type: string;
  text?: string;
  name?: string;
  activityParams?: { bargeIn?: boolean; transferTarget?: string; dtmfCollect?: boolean; dtmfCollectMaxDigits?: number };
  sessionParams?: { userNoInputTimeoutMS?: number };
}

/** Where the bot is, and how fast silence runs. */
export interface GatewayParts {
  bot: string;
  token: string;
  /** The part of the silence that the bot asks for that we really wait, so that the test is short. */
  hurry: number;
}

/** One call as the gateway has it. */
interface LiveCall {
  invite: SipMessage;
  from: RemoteInfo;
  tag: string;
  /** Our side of the sound. */
  sdp: string;
  media: Media;
  conversation: string;
  /** Grows with each request that we send in this dialog. */
  cseq: number;
  silenceMs: number;
  silences: number;
  collecting: number;
  digits: string;
  timer?: NodeJS.Timeout;
  collectTimer?: NodeJS.Timeout;
  busy: boolean;
}

/**
 * A small telephone gateway: answers a SIP call on loopback, speaks with espeak-ng what the bot says over the Bot API,
 * brings keys and silence to the bot, and transfers with REFER. It recognises no speech.
 */
export class SipGateway {
  readonly #parts: GatewayParts;
  readonly #socket: Socket = createSocket('udp4');
  #port = 0;
  #call: LiveCall | undefined;
  /** What was said, each piece as SSML; what the bot asked at the end, and what became of a REFER. */
  readonly said: string[] = [];
  readonly keys: string[] = [];
  readonly notified: string[] = [];
  interrupted = 0;
  referred: string | undefined;
  /** The agent's side, when a call was transferred to us: how much sound of the caller came in. */
  agent: Media | undefined;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
    this.#socket.on('message', (datagram, from) => {
      const sip = readSip(datagram.toString('utf8'));
      if (sip) void this.#take(sip, from);
    });
  }

  /** Listens, and gives the address to dial. */
  open(): Promise<{ bot: string; agent: string }> {
    return new Promise((resolve) => {
      this.#socket.bind(0, '127.0.0.1', () => {
        this.#port = this.#socket.address().port;
        resolve({ bot: `sip:woonhulp@127.0.0.1:${this.#port}`, agent: `sip:medewerker@127.0.0.1:${this.#port}` });
      });
    });
  }

  close(): void {
    const call = this.#call;
    if (call) {
      clearTimeout(call.timer);
      clearTimeout(call.collectTimer);
      call.media.close();
    }
    this.agent?.close();
    this.#socket.close();
  }

  /** Resolves when this holds; @throws Error that says what was waited for */
  async until(what: string, holds: () => boolean, seconds = 20): Promise<void> {
    const end = performance.now() + seconds * 1_000;
    while (!holds()) {
      if (performance.now() > end) {
        throw new Error(`phone: waited ${seconds} s for ${what}; heard so far: ${this.said.join(' | ')}`);
      }
      await delay(20);
    }
  }

  /** Whether something is being said just now that a key may cut off. */
  get asks(): boolean {
    return this.#call?.media.mayInterrupt === true;
  }

  async #take(sip: SipMessage, from: RemoteInfo): Promise<void> {
    const toAgent = header(sip, 'to').includes('medewerker');
    switch (sip.method) {
      case 'INVITE':
        if (toAgent) await this.#answerAsAgent(sip, from);
        else await this.#answer(sip, from);
        break;
      case 'BYE':
        this.#send(response(sip, '200 OK', { tag: this.#call?.tag ?? 'x' }), from);
        if (!toAgent && this.#call) await this.#post('disconnect', { reasonCode: 'client-disconnected' });
        break;
      case 'NOTIFY':
        this.#send(response(sip, '200 OK', { tag: this.#call?.tag ?? 'x' }), from);
        this.notified.push(sip.body.trim());
        break;
      case 'OPTIONS':
      case 'CANCEL':
        this.#send(response(sip, '200 OK', { tag: 'x' }), from);
        break;
    }
    if (sip.status !== undefined && header(sip, 'cseq').includes('REFER') && sip.status >= 200) {
      this.referred = String(sip.status);
    }
  }

  async #answer(invite: SipMessage, from: RemoteInfo): Promise<void> {
    const known = this.#call;
    if (known && header(known.invite, 'call-id') === header(invite, 'call-id')) {
      this.#send(response(invite, '200 OK', { tag: known.tag, contact: this.#contact, sdp: known.sdp }), from);
      return;
    }
    this.#send(response(invite, '100 Trying', { tag: '' }).replace(/;tag=(?=\r\n)/, ''), from);
    const call: LiveCall = {
      invite,
      from,
      tag: randomUUID(),
      sdp: '',
      media: new Media(
        (key) => {
          this.#key(key);
        },
        (last) => {
          if (last) this.#quiet();
        },
      ),
      conversation: randomUUID(),
      cseq: 1,
      silenceMs: 7_000,
      silences: 0,
      collecting: 1,
      digits: '',
      busy: false,
    };
    this.#call = call;
    call.sdp = ourSdp(await call.media.open(), readSdp(invite.body).keys);
    try {
      await this.#post('create');
    } catch {
      this.#send(response(invite, '503 Service Unavailable', { tag: call.tag }), from);
      return;
    }
    this.#send(response(invite, '200 OK', { tag: call.tag, contact: this.#contact, sdp: call.sdp }), from);
    call.media.connect(readSdp(invite.body));
    const caller = /sip:([^@>;]+)/.exec(header(invite, 'from'))?.[1] ?? 'anonymous';
    await this.#tell({ type: 'event', name: 'start', parameters: { caller } });
  }

  async #answerAsAgent(invite: SipMessage, from: RemoteInfo): Promise<void> {
    if (this.agent) return;
    const agent = new Media(
      () => undefined,
      () => undefined,
    );
    this.agent = agent;
    const port = await agent.open();
    const peer = readSdp(invite.body);
    this.#send(
      response(invite, '200 OK', {
        tag: 'agent',
        contact: `sip:medewerker@127.0.0.1:${this.#port}`,
        sdp: ourSdp(port, peer.keys),
      }),
      from,
    );
    agent.connect(peer);
  }

  /** A key cuts off what may be cut off, and stops the timer of silence: what comes next is an answer. */
  #key(key: string): void {
    const call = this.#call;
    if (!call) return;
    this.keys.push(key);
    clearTimeout(call.timer);
    if (call.media.interrupt()) this.interrupted += 1;
    call.digits += key === '#' ? '' : key;
    clearTimeout(call.collectTimer);
    const complete = key === '#' || call.digits.length >= call.collecting;
    call.collectTimer = setTimeout(
      () => {
        const value = call.digits;
        call.digits = '';
        void this.#tell({ type: 'event', name: 'DTMF', value });
      },
      complete ? 0 : 2_000,
    );
  }

  #quiet(): void {
    const call = this.#call;
    if (!call || call.busy) return;
    clearTimeout(call.timer);
    call.timer = setTimeout(() => {
      call.silences += 1;
      void this.#tell({ type: 'event', name: 'noUserInput', value: call.silences });
    }, call.silenceMs * this.#parts.hurry);
  }

  /** Brings something to the bot, and does what it answers. */
  async #tell(activity: { type: string; name?: string; value?: unknown; parameters?: object }): Promise<void> {
    const call = this.#call;
    if (!call) return;
    if (activity.name !== 'noUserInput') call.silences = 0;
    call.busy = true;
    const stamped = { id: randomUUID(), timestamp: new Date().toISOString(), language: 'nl-NL', ...activity };
    const answer = (await this.#post('activities', { activities: [stamped] })) as { activities: BotActivity[] };
    const messages = answer.activities.filter(({ type }) => type === 'message');
    for (const { sessionParams } of messages) call.silenceMs = sessionParams?.userNoInputTimeoutMS ?? call.silenceMs;
    const last = messages.at(-1)?.activityParams;
    call.collecting = last?.dtmfCollect ? (last.dtmfCollectMaxDigits ?? 1) : 1;
    const pieces = await Promise.all(
      messages.map(async ({ text = '', activityParams }) => ({
        audio: await synthesise(text),
        interruptible: activityParams?.bargeIn !== false,
      })),
    );
    call.busy = false;
    this.said.push(...messages.map(({ text = '' }) => text));
    const transfer = answer.activities.find(({ name }) => name === 'transfer');
    if (messages.length > 0) call.media.play(pieces);
    if (transfer) {
      await this.until('the end of what is said', () => !call.media.plays);
      clearTimeout(call.timer);
      this.#refer(call, transfer.activityParams?.transferTarget ?? '');
    }
  }

  #refer(call: LiveCall, target: string): void {
    call.cseq += 1;
    const { invite, from, tag } = call;
    const contact = /<([^>]+)>/.exec(header(invite, 'contact'))?.[1] ?? '';
    this.#send(
      message(`REFER ${contact} SIP/2.0`, [
        ['via', `SIP/2.0/UDP 127.0.0.1:${this.#port};branch=z9hG4bK${randomUUID()};rport`],
        ['max-forwards', '70'],
        ['from', `${header(invite, 'to')};tag=${tag}`],
        ['to', header(invite, 'from')],
        ['call-id', header(invite, 'call-id')],
        ['cseq', `${call.cseq} REFER`],
        ['contact', `<${this.#contact}>`],
        ['refer-to', `<${target}>`],
        ['referred-by', `<${this.#contact}>`],
      ]),
      from,
    );
  }

  get #contact(): string {
    return `sip:woonhulp@127.0.0.1:${this.#port}`;
  }

  #send(text: string, { port, address }: RemoteInfo): void {
    this.#socket.send(text, port, address);
  }

  async #post(what: 'create' | 'activities' | 'disconnect', body: object = {}): Promise<unknown> {
    const { bot, token } = this.#parts;
    const conversation = this.#call?.conversation ?? '';
    const path = what === 'create' ? 'create' : `conversation/${conversation}/${what}`;
    const answer = await fetch(`${bot}/voice/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ conversation, id: randomUUID(), timestamp: new Date().toISOString(), ...body }),
    });
    if (!answer.ok) throw new Error(`phone: found ${answer.status} from the bot at ${what}`);
    return answer.json();
  }
}
