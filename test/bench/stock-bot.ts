import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
  type TurnContext,
} from 'botbuilder';
import { DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog, type DialogState } from 'botbuilder-dialogs';
import restify from 'restify';

/*
 * The yardstick: a bot as the samples of the Bot Framework have it. CloudAdapter, state in memory, a waterfall of
 * three steps; no texts, no understanding, nothing on disk.
 */
const state = new ConversationState(new MemoryStorage());
const dialogs = new DialogSet(state.createProperty<DialogState>('dialogs')).add(new TextPrompt('text')).add(
  new WaterfallDialog('order', [
    (step) => step.prompt('text', 'What would you like?'),
    (step) => step.prompt('text', 'How many?'),
    async (step) => {
      await step.context.sendActivity(`Ordered: ${String(step.result)}`);
      return step.endDialog();
    },
  ]),
);

async function turn(context: TurnContext): Promise<void> {
  const dialog = await dialogs.createContext(context);
  const { status } = await dialog.continueDialog();
  if (status === DialogTurnStatus.empty) await dialog.beginDialog('order');
  await state.saveChanges(context);
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication());
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', (request, response, next) => {
  // The two libraries differ on optional properties, in types alone.
  adapter.process(request as never, response as never, turn).then(() => {
    next();
  }, next);
});
server.listen(Number(process.env.PORT), '127.0.0.1');
