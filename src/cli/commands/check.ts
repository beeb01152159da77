/** `liu check CASE.json [--as-of …] [--edition …]`: stage, clocks with their explanations, duties, next actions, problems. */
import { overview, type Duty, type NextAction, type RunningClock } from '#domain/procedure';
import type { PlainDate } from '#kernel';
import { actionMessage, coverageMessage, dutyMessage, explanationMessage, problemMessage } from '#messages';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile } from '#schemas';
import { asOfArg, parseArgs } from '../args.ts';
import { fail, type Command } from '../io.ts';
import { readCase } from '../read-case.ts';
import { editionArg, warnOfEdition } from '../read-edition.ts';

export const check: Command = async (argv, io) => {
  const args = parseArgs(argv, { options: ['--as-of', '--edition'], positions: ['CASE.json'] });
  if (!args.ok) return fail(io, [args.error]);
  const asOf = asOfArg(args.value, io.today);
  if (!asOf.ok) return fail(io, [asOf.error]);
  const edition = await editionArg(args.value, io);
  if (!edition.ok) return fail(io, [edition.error]);
  const file = await readCase(args.value.positions[0]!, io);
  if (!file.ok) return fail(io, file.error);
  await warnOfEdition(file.value.edition, edition.value, io);

  const answer = checkCase(file.value, asOf.value, edition.value);
  const errors = answer.problems.filter((p) => p.severity === 'error');
  if (answer.notCovered !== null) io.err(`${answer.notCovered}\n`);
  for (const problem of errors)
    io.err(`${problem.path === '' ? '' : `${problem.path}: `}${problem.message}${problem.remedy}\n`);
  await io.out(`${JSON.stringify(answer, null, 2)}\n`);
  return errors.length > 0 || answer.notCovered !== null ? 1 : 0;
};

/** What `check` prints. */
export function checkCase(file: CaseFile, asOf: PlainDate, rulebook: Rulebook = rulebookFor(file.edition)) {
  const seen = overview(file, asOf, rulebook);
  return {
    caseId: file.id,
    title: file.title,
    edition: file.edition,
    /** The edition it was judged by: that of `--edition`, else the shipped one. */
    judgedBy: rulebook.edition.id,
    asOf,
    /** Why nothing can be said as of the date; null where the edition covers it. */
    notCovered: coverageMessage(asOf, rulebook.edition),
    stage: seen.stage,
    since: seen.since,
    clocks: seen.clocks.map(clockOf),
    duties: seen.duties.map(dutyOf),
    actions: seen.actions.map(actionOf),
    problems: seen.problems.map((problem) => {
      const { title, remedy } = problemMessage(problem);
      const { code, severity, clauses, path } = problem;
      return { code, severity, clauses, path, message: title, remedy };
    }),
  };
}

function clockOf(clock: RunningClock) {
  const { id, from, path } = clock;
  const explanation = clock.explanation.map(explanationMessage);
  if (!clock.covered) {
    const notCovered = explanationMessage(clock.reason);
    return { id, from, due: null, safeDue: null, path, notCovered, explanation };
  }
  const { due, safeDue, daysLeft, state, metOn, task, by, force } = clock;
  return { id, from, due, safeDue, daysLeft, state, metOn, path, task, by, force, explanation };
}

function dutyOf(duty: Duty) {
  const { code, clause, since, ageDays, due, safeDue, path } = duty;
  const { what, why } = dutyMessage(duty);
  return { code, clause, since, ageDays, due, safeDue, path, message: what, reason: why };
}

function actionOf(action: NextAction) {
  const { code, clauses, due, by, screen, path } = action;
  const { what, why } = actionMessage(action);
  return { code, clauses, due, by, screen, path, message: what, reason: why };
}
