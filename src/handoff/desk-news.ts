import { plain, type Message } from '../content/message.ts';
import type { HandoffTexts } from '../content/shapes/handoff.ts';
import { count, sayNumber } from '../language/say-number.ts';
import { speakable } from '../language/speakable.ts';
import type { DeskEvent } from './desk.ts';

/** What happened at the desk, as the person is told. What a worker says comes with the name before it. */
export function newsOf(event: DeskEvent, texts: HandoffTexts): Message {
  switch (event.kind) {
    case 'joined':
      return texts.joined({ worker: plain(event.worker) });
    case 'said':
      return { text: `${event.worker}: ${event.text}`, speak: speakable(event.text) };
    case 'dropped':
      return texts.dropped();
    case 'late': {
      const place = sayNumber(event.place);
      return event.expectedMinutes === null
        ? texts.late({ place })
        : texts.lateMinutes({ place, minutes: count(Math.max(1, event.expectedMinutes), 'minuut', 'minuten') });
    }
    case 'transferred':
      return texts.transferred({ queue: texts.queues[event.queue] });
    case 'given-back':
      return texts.givenBack();
    case 'closed':
      return texts.closed();
  }
}

/** How a hand-off stands after what happened; undefined: it is over. */
export function stateAfter(event: DeskEvent): 'waiting' | 'talking' | undefined {
  switch (event.kind) {
    case 'joined':
    case 'said':
      return 'talking';
    case 'dropped':
    case 'late':
    case 'transferred':
      return 'waiting';
    case 'given-back':
    case 'closed':
      return undefined;
  }
}
