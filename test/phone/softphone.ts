import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';

/** Something that baresip tells: a call that rings, stands or ends. */
interface PhoneEvent {
  event?: boolean;
  type?: string;
  response?: boolean;
}

/** A real telephone without a sound card: baresip, steered over its control port, recording what it hears. */
export class Softphone {
  readonly #folder: string;
  #process: ChildProcess | undefined;
  #control: Socket | undefined;
  readonly events: string[] = [];

  /** @param folder an empty folder for its settings and recordings */
  constructor(folder: string) {
    this.#folder = folder;
  }

  async start(): Promise<void> {
    const [sip, control] = [await freePort(), await freePort()];
    const silence = join(this.#folder, 'silence.wav');
    spawnSync('sox', ['-q', '-n', '-r', '8000', '-c', '1', '-b', '16', silence, 'trim', '0', '120']);
    const recordings = join(this.#folder, 'recordings');
    mkdirSync(recordings);
    const config = [
      'poll_method epoll',
      `sip_listen 127.0.0.1:${sip}`,
      'call_max_calls 4',
      'audio_player aubridge,nil',
      `audio_source aufile,${silence}`,
      'audio_alert aubridge,nil',
      'ausrc_srate 8000',
      'auplay_srate 8000',
      'net_interface 127.0.0.1',
      'module_path /usr/lib/baresip/modules',
      ...['g711', 'aufile', 'aubridge', 'sndfile'].map((name) => `module ${name}.so`),
      'module_tmp account.so',
      ...['menu', 'ctrl_tcp'].map((name) => `module_app ${name}.so`),
      `ctrl_tcp_listen 127.0.0.1:${control}`,
      `snd_path ${recordings}`,
    ];
    writeFileSync(join(this.#folder, 'config'), `${config.join('\n')}\n`);
    writeFileSync(join(this.#folder, 'accounts'), '<sip:0612345678@127.0.0.1>;regint=0;audio_codecs=PCMA\n');
    this.#process = spawn('baresip', ['-f', this.#folder], { stdio: 'ignore' });
    this.#control = await this.#connected(control);
    let waiting = '';
    this.#control.on('data', (bytes) => {
      waiting += bytes.toString('utf8');
      for (;;) {
        const [whole, length = ''] = /^(\d+):/.exec(waiting) ?? [];
        if (whole === undefined || waiting.length < whole.length + Number(length) + 1) return;
        const json = waiting.slice(whole.length, whole.length + Number(length));
        waiting = waiting.slice(whole.length + Number(length) + 1);
        const { event, type } = JSON.parse(json) as PhoneEvent;
        if (event && type !== undefined) this.events.push(type);
      }
    });
  }

  dial(address: string): void {
    this.#command('dial', address);
  }

  press(key: string): void {
    this.#command('sndcode', key);
  }

  /** Ends baresip, and gives what it heard: 16-bit sound at 8 kHz. */
  async stop(): Promise<Int16Array> {
    const child = this.#process;
    this.#process = undefined;
    this.#control?.destroy();
    if (child) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const killing = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await ended;
      clearTimeout(killing);
    }
    const folder = join(this.#folder, 'recordings');
    const [first] = readdirSync(folder)
      .filter((name) => name.endsWith('-dec.wav'))
      .sort();
    const wav = first === undefined ? Buffer.alloc(44) : readFileSync(join(folder, first));
    const data = wav.subarray(44);
    return Int16Array.from({ length: Math.floor(data.length / 2) }, (_, i) => data.readInt16LE(i * 2));
  }

  #command(command: string, params: string): void {
    const json = JSON.stringify({ command, params, token: command });
    this.#control?.write(`${Buffer.byteLength(json)}:${json},`);
  }

  async #connected(port: number): Promise<Socket> {
    for (let i = 0; i < 100; i++) {
      const socket = connect(port, '127.0.0.1');
      const opened = await new Promise<boolean>((resolve) => {
        socket.once('connect', () => {
          resolve(true);
        });
        socket.once('error', () => {
          resolve(false);
        });
      });
      if (opened) return socket;
      await delay(50);
    }
    throw new Error('baresip: found no control port after five seconds');
  }
}
