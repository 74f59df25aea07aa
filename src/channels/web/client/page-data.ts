/** What the server puts into the chat page. */
export interface PageData {
  texts: PageTexts;
  /** Telephone numbers as they stand in texts, to be made links. */
  phones: string[];
  /** Where 'wis en sluit' leads to: a page that tells nothing about the visit. */
  neutralPage: string;
  /** Of the Web Chat switch: where its script is. */
  webChat?: { script: string; texts: Record<string, string> };
}

/** The words of the page, from `content/dialogs/web.yaml`. */
export interface PageTexts {
  conversation: string;
  assistantSays: string;
  youSaid: string;
  choices: string;
  chooseFrom: string;
  input: string;
  send: string;
  erase: string;
  erasing: string;
  minimise: string;
  readAloud: string;
  stopReading: string;
  save: string;
  whereFrom: string;
  busy: string;
  connecting: string;
  offline: string;
  elsewhere: string;
  continueHere: string;
  notSent: string;
  tooFast: string;
  tooLong: string;
  again: string;
  startedAnew: string;
  cannotStart: string;
  tryAgain: string;
}
