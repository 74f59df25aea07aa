import { join } from 'node:path';
import type { Server } from 'restify';
import type { Assistant } from '../../assistant.ts';
import type { Settings } from '../../config/config.ts';
import { contactsShape, standingOf } from '../../content/contact.ts';
import { loadFile } from '../../content/load.ts';
import { voiceTexts } from '../../content/shapes/voice.ts';
import type { Desk } from '../../handoff/desk.ts';
import { sayPhone } from '../../language/say-phone.ts';
import type { Log } from '../../log.ts';
import type { Keeper } from '../../storage/keeper.ts';
import type { Clock } from '../../values/clock.ts';
import { audioCodesRoutes } from './audiocodes/routes.ts';
import { jambonzRoutes } from './jambonz/routes.ts';
import { exchange, type Targets } from './exchange.ts';
import { overDirectLine } from './over-direct-line.ts';
import { Phone } from './phone.ts';
import { Switchboard } from './switchboard.ts';
import { phoneChannel, VoiceAdapter } from './voice-adapter.ts';

/** What the phone is made of, without a gateway. */
export interface PhoneMakings {
  assistant: Pick<Assistant, 'logic' | 'understanding'>;
  keeper: Pick<Keeper, 'put'>;
  clock: Clock;
  /** The folder with the texts. */
  content: string;
  targets: Targets;
  desk?: Pick<Desk, 'outlook'> | undefined;
}

/**
 * The phone around the assistant.
 *
 * @throws ContentError naming every fault in its texts
 */
export function createPhone({ assistant, keeper, clock, content, targets, desk }: PhoneMakings): Phone {
  const standing = standingOf(loadFile(join(content, 'contacts.yaml'), contactsShape), sayPhone);
  return new Phone({
    adapter: new VoiceAdapter(assistant.logic),
    texts: loadFile(join(content, 'dialogs', 'voice.yaml'), voiceTexts(standing)),
    clock,
    understanding: assistant.understanding,
    exchange: exchange(targets, keeper, desk),
  });
}

/** What the phone channel is built from. */
export interface VoiceParts extends Omit<PhoneMakings, 'targets'> {
  assistant: Pick<Assistant, 'logic' | 'understanding' | 'forget'>;
  keeper: Keeper;
  settings: Pick<Settings, 'voice'>;
  log: Log;
  /** The moment in milliseconds since 1970, for terms; and how long an answer may take. For tests. */
  now?: () => number;
  limitMs?: number;
}

/** The phone line, with a gateway for each setting that names one; without one nobody can call. */
export function voice(parts: VoiceParts) {
  const { assistant, keeper, settings, log, now, limitMs } = parts;
  const { tokens, jambonzSecret, directLineUser, callerSecret, targets } = settings.voice;
  const switchboard = new Switchboard({
    keeper,
    phone: createPhone({ ...parts, targets }),
    forget: (id) => assistant.forget({ channelId: phoneChannel, id }),
    callerSecret,
    log,
    ...(now && { now }),
    ...(limitMs !== undefined && { limitMs }),
  });
  return {
    switchboard,
    /** Takes the calls that come over Direct Line out of what is for the assistant. */
    overDirectLine: overDirectLine({ switchboard, user: directLineUser, now: () => parts.clock.now() }),
    /** Mounts the gateways on a server. */
    routes: (server: Server): void => {
      if (tokens.length > 0) audioCodesRoutes({ switchboard, tokens, now: () => parts.clock.now() })(server);
      if (jambonzSecret !== undefined)
        jambonzRoutes({ switchboard, secret: jambonzSecret, now: now ?? Date.now })(server);
    },
  };
}
