import { createSocket, type Socket } from 'node:dgram';

const PACKET = 160;
const PACKET_MS = 20;
const SILENCE = Buffer.alloc(PACKET, 0xd5);
const keyNames = '0123456789*#';

/** Something to play: A-law at 8 kHz. */
interface Playing {
  audio: Buffer;
  interruptible: boolean;
}

/** The sound of one call: plays what we say against the clock, and hears keys and how much sound comes in. */
export class Media {
  readonly #socket: Socket = createSocket('udp4');
  readonly #onKey: (key: string) => void;
  readonly #onPiece: (last: boolean) => void;
  #queue: Playing[] = [];
  #at = 0;
  #sequence = 0;
  #timestamp = 0;
  #begun = 0;
  #sent = 0;
  #timer: NodeJS.Timeout | undefined;
  #lastKey = -1;
  #peer: { host: string; port: number; keys: number } | undefined;
  /** How many packets of sound came in. */
  received = 0;

  /**
   * @param onKey a key was pressed
   * @param onPiece a piece was played to its end, and whether it was the last
   */
  constructor(onKey: (key: string) => void, onPiece: (last: boolean) => void) {
    this.#onKey = onKey;
    this.#onPiece = onPiece;
    this.#socket.on('message', (packet) => {
      this.#take(packet);
    });
  }

  /** Opens the socket, and gives its port. */
  open(): Promise<number> {
    return new Promise((resolve) => {
      this.#socket.bind(0, '127.0.0.1', () => {
        resolve(this.#socket.address().port);
      });
    });
  }

  /** From now on sound goes to the other side: what is played, and else silence. */
  connect(peer: { host: string; port: number; keys: number }): void {
    this.#peer = peer;
    this.#begun = performance.now();
    this.#timer = setInterval(() => {
      this.#send();
    }, PACKET_MS / 2);
  }

  play(pieces: readonly Playing[]): void {
    this.#queue.push(...pieces);
  }

  /** Cuts off what may be cut off; whether anything was. */
  interrupt(): boolean {
    if (!this.mayInterrupt) return false;
    this.#queue = [];
    this.#at = 0;
    return true;
  }

  /** Whether what is played just now may be cut off. */
  get mayInterrupt(): boolean {
    return this.#queue[0]?.interruptible === true;
  }

  get plays(): boolean {
    return this.#queue.length > 0;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#socket.close();
  }

  /** As many packets as the clock asks for: a timer that is late would slow the voice down. */
  #send(): void {
    const due = Math.floor((performance.now() - this.#begun) / PACKET_MS);
    for (; this.#sent < due; this.#sent++) this.#packet(this.#next());
  }

  #next(): Buffer {
    const [playing] = this.#queue;
    if (!playing) return SILENCE;
    const part = playing.audio.subarray(this.#at, this.#at + PACKET);
    this.#at += PACKET;
    if (this.#at >= playing.audio.length) {
      this.#queue.shift();
      this.#at = 0;
      this.#onPiece(this.#queue.length === 0);
    }
    return part.length === PACKET ? part : Buffer.concat([part, SILENCE]).subarray(0, PACKET);
  }

  #packet(payload: Buffer): void {
    const head = Buffer.alloc(12);
    head.writeUInt8(0x80, 0);
    head.writeUInt8(8, 1);
    head.writeUInt16BE(this.#sequence++ & 0xffff, 2);
    head.writeUInt32BE(this.#timestamp, 4);
    head.writeUInt32BE(0x57_4f_4f_4e, 8);
    this.#timestamp = (this.#timestamp + PACKET) >>> 0;
    if (this.#peer) this.#socket.send(Buffer.concat([head, payload]), this.#peer.port, this.#peer.host);
  }

  /** A key ends with three packets of the same time: it counts once. */
  #take(packet: Buffer): void {
    if (packet.length < 13) return;
    const type = packet.readUInt8(1) & 0x7f;
    if (type === 8) this.received += 1;
    if (type !== this.#peer?.keys || packet.length < 16 || (packet.readUInt8(13) & 0x80) === 0) return;
    const timestamp = packet.readUInt32BE(4);
    if (timestamp === this.#lastKey) return;
    this.#lastKey = timestamp;
    this.#onKey(keyNames[packet.readUInt8(12)] ?? '');
  }
}
