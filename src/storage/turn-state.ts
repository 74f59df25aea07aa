import { ConversationState, type StatePropertyAccessor, type TurnContext } from 'botbuilder';

type Kept = Record<string, unknown>;

/**
 * The Bot Framework's state of a conversation, written at the end of every turn. The original writes only what changed
 * and turns the whole state into text three times a turn to find out; ours always changes, and is renewed by writing.
 */
export class TurnState extends ConversationState {
  override async load(context: TurnContext, force = false): Promise<Kept> {
    const loaded = this.#loaded(context);
    if (loaded && !force) return loaded;
    const key = await this.storageKey(context);
    const { [key]: state = {} } = (await this.storage.read([key])) as Record<string, Kept>;
    this.#cache(context, state);
    return state;
  }

  override async saveChanges(context: TurnContext): Promise<void> {
    const key = await this.storageKey(context);
    const state = this.#loaded(context) ?? {};
    await this.storage.write({ [key]: { ...state, eTag: '*' } });
    this.#cache(context, state);
  }

  /** A part of the state. The original goes through the loading of the state at each look; ours is at hand once loaded. */
  override createProperty<T>(name: string): StatePropertyAccessor<T> {
    const stateOf = async (context: TurnContext): Promise<Kept> => this.#loaded(context) ?? this.load(context);
    async function get(context: TurnContext, otherwise?: T): Promise<T | undefined> {
      const state = await stateOf(context);
      if (otherwise !== undefined && !Object.hasOwn(state, name)) state[name] = structuredClone(otherwise);
      return state[name] as T | undefined;
    }
    return {
      get: get as StatePropertyAccessor<T>['get'],
      async set(context, value) {
        (await stateOf(context))[name] = value;
      },
      async delete(context) {
        // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the state is a record of properties by name
        delete (await stateOf(context))[name];
      },
    };
  }

  #loaded(context: TurnContext): Kept | undefined {
    return this.get(context) as Kept | undefined;
  }

  /** Where the Bot Framework looks for what was loaded in this turn. */
  #cache(context: TurnContext, state: Kept): void {
    const { stateKey } = this as unknown as { stateKey: symbol };
    context.turnState.set(stateKey, { state, hash: '' });
  }
}
