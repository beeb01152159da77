/** The questions of the self-check as data. Their words stand in `messages/self-check.ts`. */
import type { SelfCheckAnswers } from '#schemas';

export type QuestionId = Exclude<
  keyof SelfCheckAnswers,
  'serviceName' | 'work' | 'agencyOn' | 'controlsSince'
>;

export type Question = {
  readonly id: QuestionId;
  /** `one` of the choices, `many` of them, or a `date`. */
  readonly kind: 'one' | 'many' | 'date';
  readonly choices: readonly string[];
  readonly clauses: readonly string[];
  /** A text or a date asked beside it: always, or only with one of these choices. */
  readonly beside?: {
    readonly id: Exclude<keyof SelfCheckAnswers, QuestionId>;
    readonly kind: 'line' | 'date';
    readonly when?: readonly string[];
  };
};

const YES_NO = ['yes', 'no', 'unsure'] as const;

/** Ten questions, in the order they are asked: what the service is, what it holds, who judges, how far along, by when. */
export const QUESTIONS: readonly Question[] = [
  {
    id: 'saas',
    kind: 'one',
    choices: YES_NO,
    clauses: ['1.1', '2.1'],
    beside: { id: 'serviceName', kind: 'line' },
  },
  { id: 'ownName', kind: 'one', choices: YES_NO, clauses: ['7.11'] },
  {
    id: 'information',
    kind: 'many',
    choices: ['everyday', 'contact', 'personal', 'sensitive', 'confidential', 'grave'],
    clauses: ['2.5', '3.3', '別紙1'],
  },
  {
    id: 'works',
    kind: 'one',
    choices: ['listed', 'unlisted', 'unsure'],
    clauses: ['2.8', '5.1(1)', '5.1(2)'],
    beside: { id: 'work', kind: 'line' },
  },
  {
    id: 'agency',
    kind: 'one',
    choices: ['low', 'notLow', 'asked', 'none'],
    clauses: ['3.3', '5.1(1)', '5.1(2)'],
    beside: { id: 'agencyOn', kind: 'date', when: ['low', 'notLow'] },
  },
  {
    id: 'controls',
    kind: 'one',
    choices: ['running', 'some', 'none'],
    clauses: ['7.1', '10.3(1)'],
    beside: { id: 'controlsSince', kind: 'date', when: ['running'] },
  },
  {
    id: 'certificates',
    kind: 'many',
    choices: ['iso27001', 'iso27017', 'privacyMark', 'soc2', 'ismap', 'other'],
    clauses: ['7.1', 'special 注2'],
  },
  { id: 'excludedParty', kind: 'one', choices: YES_NO, clauses: ['7.13'] },
  { id: 'removed', kind: 'one', choices: YES_NO, clauses: ['5.1(4)', '18.2(5)'] },
  { id: 'target', kind: 'date', choices: [], clauses: ['5.3', '7.3', '8.2', '10.6'] },
];

/** Whether the text or date beside a question is asked with these answers. */
export function isAskedBeside(question: Question, answers: SelfCheckAnswers): boolean {
  const { beside } = question;
  if (!beside) return false;
  const given = answers[question.id];
  return beside.when === undefined || (typeof given === 'string' && beside.when.includes(given));
}

/** How many of the ten have an answer. */
export const answeredCount = (answers: SelfCheckAnswers): number =>
  QUESTIONS.filter(({ id }) => {
    const given = answers[id];
    return given !== undefined && given.length > 0;
  }).length;
