import { button, element } from '../../web/client/element.ts';
import type { TalkView } from './page-data.ts';
import type { Service } from './service.ts';
import { words } from './words.ts';

const { page } = words;

/** What is known of the person: the summary, or that there is none, and how to call back. */
export function summaryElements(talk: TalkView, service: Service): Node[] {
  const { summary, callback, queue } = talk;
  return [
    ...(callback ? callbackElements(talk, callback, service) : []),
    ...(summary
      ? summary.parts.flatMap(({ title, lines }) => [
          element('h3', {}, title),
          element(
            'ul',
            {},
            ...lines.map(({ text, details }) =>
              element('li', {}, text, ...details.map((detail) => element('small', {}, detail))),
            ),
          ),
        ])
      : [
          element('h3', {}, page.doorTitle),
          element('p', {}, `${words.queues[queue.id]}: ${queue.waarom}.`),
          element('p', { class: 'note' }, page.noSummary),
        ]),
    ...(summary
      ? [
          element(
            'p',
            {},
            element(
              'a',
              {
                class: 'button',
                href: `/balie/gesprek/${encodeURIComponent(talk.id)}`,
                target: '_blank',
                rel: 'noopener',
              },
              page.print,
            ),
          ),
        ]
      : []),
  ];
}

function callbackElements({ id }: TalkView, callback: NonNullable<TalkView['callback']>, service: Service): Node[] {
  const { telephone, email, window: when } = callback;
  const about = element('dl', {});
  if (telephone !== null) {
    const link = element('a', { href: `tel:${telephone.replace(/[^\d+]/g, '')}` }, telephone);
    about.append(element('dt', {}, page.telephone), element('dd', {}, link));
  }
  if (email !== null) {
    about.append(element('dt', {}, page.email), element('dd', {}, element('a', { href: `mailto:${email}` }, email)));
  }
  about.append(element('dt', {}, page.window), element('dd', {}, when));

  const input = element('input', { id: 'two-words', autocomplete: 'off', maxlength: '100', required: '' });
  const outcome = element('p', { role: 'status' });
  const form = element(
    'form',
    { class: 'words' },
    element('label', { for: 'two-words' }, page.wordsLabel),
    input,
    element('button', {}, page.wordsCheck),
    outcome,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    outcome.textContent = '';
    void service
      .post<{ fit: boolean }>(`/talks/${encodeURIComponent(id)}/words`, { words: input.value })
      .then((answer) => {
        outcome.textContent = !answer.ok ? page.failed : answer.body.fit ? page.wordsFit : page.wordsWrong;
        outcome.classList.toggle('wrong', answer.ok && !answer.body.fit);
      });
  });
  return [
    element('h3', {}, page.callbackTitle),
    about,
    element('h4', {}, page.wordsTitle),
    element('p', {}, page.wordsText),
    form,
  ];
}

/** The ready answers, each a button; the one chosen is given back. */
export const answerButtons = (chosen: (text: string) => void): Node[] => [
  element('p', {}, page.answersHint),
  element(
    'ul',
    { class: 'answers' },
    ...words.answers.map(({ title, chat: text }) => {
      const choose = button('', 'answer', () => {
        chosen(text);
      });
      choose.append(element('strong', {}, title), element('span', {}, text));
      return element('li', {}, choose);
    }),
  ),
];
