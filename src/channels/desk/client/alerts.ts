const SOUND = 'balie-geluid';

/** How the desk draws attention: a sound, and a number in the title of the tab. */
export class Alerts {
  readonly #title: (count: number) => string;
  #audio: AudioContext | undefined;
  #on: boolean;

  /** @param title the title of the tab, with so many things new */
  constructor(title: (count: number) => string) {
    this.#title = title;
    this.#on = remembered();
    // A browser plays nothing before somebody has touched the page.
    for (const gesture of ['pointerdown', 'keydown']) {
      addEventListener(
        gesture,
        () => {
          this.#wake();
        },
        { capture: true },
      );
    }
  }

  get on(): boolean {
    return this.#on;
  }

  setOn(on: boolean): void {
    this.#on = on;
    try {
      localStorage.setItem(SOUND, on ? 'aan' : 'uit');
    } catch {
      // Then it is asked again next time.
    }
    if (on) this.play('waiting');
  }

  /** One tone for somebody who waits, a lower one for a message, three for danger. */
  play(what: 'waiting' | 'message' | 'danger'): void {
    if (!this.#on) return;
    this.#wake();
    const tones = { waiting: [660, 880], message: [520], danger: [880, 660, 880] }[what];
    tones.forEach((tone, i) => {
      this.#tone(tone, i * 0.18);
    });
  }

  count(count: number): void {
    const title = this.#title(count);
    if (document.title !== title) document.title = title;
  }

  #wake(): void {
    if (!this.#on) return;
    this.#audio ??= new AudioContext();
    if (this.#audio.state === 'suspended') void this.#audio.resume();
  }

  #tone(frequency: number, after: number): void {
    const audio = this.#audio;
    if (audio?.state !== 'running') return;
    const start = audio.currentTime + after;
    const volume = audio.createGain();
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.15, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.16);
    const tone = audio.createOscillator();
    tone.frequency.value = frequency;
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.17);
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(SOUND) !== 'uit';
  } catch {
    return true;
  }
}
