import { ConversationState, type TurnContext } from 'botbuilder';

/**
 * The Bot Framework's state of a conversation, written at the end of every turn. The original writes only what changed
 * and turns the whole state into text three times a turn to find out; ours always changes, and is renewed by writing.
 */
export class TurnState extends ConversationState {
  override async load(context: TurnContext, force = false): Promise<unknown> {
    const loaded = this.get(context) as unknown;
    if (loaded && !force) return loaded;
    const key = await this.storageKey(context);
    const { [key]: state = {} } = (await this.storage.read([key])) as Record<string, unknown>;
    this.#cache(context, state);
    return state;
  }

  override async saveChanges(context: TurnContext): Promise<void> {
    const key = await this.storageKey(context);
    const state = (this.get(context) ?? {}) as Record<string, unknown>;
    await this.storage.write({ [key]: { ...state, eTag: '*' } });
    this.#cache(context, state);
  }

  /** Where the Bot Framework looks for what was loaded in this turn. */
  #cache(context: TurnContext, state: unknown): void {
    const { stateKey } = this as unknown as { stateKey: symbol };
    context.turnState.set(stateKey, { state, hash: '' });
  }
}
