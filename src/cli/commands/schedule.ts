/** `liu schedule CASE.json [--as-of …] [--target …] [--edition …]`: the coming steps, what does not fit, and backwards. */
import { scheduleOf, type Conflict } from '#domain/schedule';
import { isPlainDate, type PlainDate } from '#kernel';
import { cliMessage, conflictMessage, stepLabel } from '#messages';
import type { Rulebook } from '#rulebook';
import type { CaseFile } from '#schemas';
import { asOfArg, parseArgs } from '../args.ts';
import { fail, failure, type Command } from '../io.ts';
import { readCase } from '../read-case.ts';
import { editionArg, warnOfEdition } from '../read-edition.ts';

export const schedule: Command = async (argv, io) => {
  const args = parseArgs(argv, {
    options: ['--as-of', '--target', '--edition'],
    positions: ['CASE.json'],
  });
  if (!args.ok) return fail(io, [args.error]);
  const asOf = asOfArg(args.value, io.today);
  if (!asOf.ok) return fail(io, [asOf.error]);
  const target = args.value.option('--target') ?? null;
  if (target !== null && !isPlainDate(target)) {
    return fail(io, [failure('args.date', { name: '--target', value: target })]);
  }
  const edition = await editionArg(args.value, io);
  if (!edition.ok) return fail(io, [edition.error]);
  const file = await readCase(args.value.positions[0]!, io);
  if (!file.ok) return fail(io, file.error);
  await warnOfEdition(file.value.edition, edition.value, io);

  const answer = scheduleCase(file.value, asOf.value, target, edition.value);
  for (const problem of answer.problems) io.err(`${problem}\n`);
  const { problems, ...out } = answer;
  await io.out(`${JSON.stringify(out, null, 2)}\n`);
  return problems.length > 0 ? 1 : 0;
};

/** What `schedule` prints, and the sentences of what does not fit. */
export function scheduleCase(file: CaseFile, asOf: PlainDate, target: PlainDate | null, rulebook?: Rulebook) {
  const found = scheduleOf(file, asOf, {}, target, rulebook);
  const head = { caseId: file.id, title: file.title, edition: rulebook?.edition.id ?? file.edition, asOf };
  if (!found.covered) {
    const notCovered = cliMessage('schedule.notCovered', {});
    return { ...head, covered: false, notCovered, problems: [notCovered] };
  }
  const { backward } = found;
  const conflicts = found.conflicts.map(conflictOut);
  const late = backward?.conflicts.map(conflictOut) ?? [];
  const problems = [...conflicts, ...late].map((c) => c.message);
  if (target !== null && backward === null) {
    problems.push(cliMessage('schedule.targetNotCovered', { date: target }));
  }
  return {
    ...head,
    covered: true,
    steps: found.steps.map((s) => ({ ...s, label: stepLabel(s.id) })),
    conflicts,
    target,
    backward: backward && {
      feasible: backward.feasible,
      steps: backward.steps.map((s) => ({ ...s, label: stepLabel(s.id) })),
      conflicts: late,
    },
    problems,
  };
}

function conflictOut(conflict: Conflict) {
  const { code, step, clauses } = conflict;
  return { code, step, clauses, message: conflictMessage(conflict) };
}
