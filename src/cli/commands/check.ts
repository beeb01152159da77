/** `liu check CASE.json [--as-of YYYY-MM-DD]`: stage, clocks and problems of a case. */
import { overview, type RunningClock } from '#domain/procedure';
import type { PlainDate } from '#kernel';
import { explanationMessage, problemMessage } from '#messages';
import type { CaseFile } from '#schemas';
import { asOfArg, parseArgs } from '../args.ts';
import { fail, type Command } from '../io.ts';
import { readCase } from '../read-case.ts';

export const check: Command = async (argv, io) => {
  const args = parseArgs(argv, { options: ['--as-of'], positions: ['CASE.json'] });
  if (!args.ok) return fail(io, [args.error]);
  const asOf = asOfArg(args.value, io.today);
  if (!asOf.ok) return fail(io, [asOf.error]);
  const file = await readCase(args.value.positions[0]!, io);
  if (!file.ok) return fail(io, file.error);

  const answer = checkCase(file.value, asOf.value);
  const errors = answer.problems.filter((p) => p.severity === 'error');
  for (const problem of errors)
    io.err(`${problem.path === '' ? '' : `${problem.path}: `}${problem.message}${problem.remedy}\n`);
  await io.out(`${JSON.stringify(answer, null, 2)}\n`);
  return errors.length > 0 ? 1 : 0;
};

/** What `check` prints. */
export function checkCase(file: CaseFile, asOf: PlainDate) {
  const seen = overview(file, asOf);
  return {
    caseId: file.id,
    title: file.title,
    edition: file.edition,
    asOf,
    stage: seen.stage,
    since: seen.since,
    clocks: seen.clocks.map(clockOf),
    problems: seen.problems.map((problem) => {
      const { title, remedy } = problemMessage(problem);
      const { code, severity, clauses, path } = problem;
      return { code, severity, clauses, path, message: title, remedy };
    }),
  };
}

function clockOf(clock: RunningClock) {
  const { id, from, path } = clock;
  if (!clock.covered)
    return { id, from, due: null, safeDue: null, path, notCovered: explanationMessage(clock.reason) };
  const { due, safeDue, daysLeft, state, metOn } = clock;
  return { id, from, due, safeDue, daysLeft, state, metOn, path };
}
