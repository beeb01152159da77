/** `liu clock ID DATE` and `liu clock --stdin`, each with `--edition FILE.json`. */
import { isClockId, runClock } from '#domain/calendar';
import { isPlainDate, normaliseCode } from '#kernel';
import { cliMessage, explanationMessage } from '#messages';
import type { Rulebook } from '#rulebook';
import { parseArgs } from '../args.ts';
import { fail, type Command, type ExitCode, type Io } from '../io.ts';
import { editionArg } from '../read-edition.ts';

type Answer = { readonly exit: ExitCode; readonly json: string; readonly problem: string };

/** One clock, or a table of them from standard input (one `ID DATE` a line). */
export const clock: Command = async (argv, io) => {
  if (argv.includes('--stdin')) {
    const args = parseArgs(argv, { flags: ['--stdin'], options: ['--edition'], positions: [] });
    if (!args.ok) return fail(io, [args.error]);
    const edition = await editionArg(args.value, io);
    return edition.ok ? clockLines(io, edition.value?.clocks) : fail(io, [edition.error]);
  }
  const args = parseArgs(argv, { options: ['--edition'], positions: ['ID', 'DATE'] });
  if (!args.ok) return fail(io, [args.error]);
  const edition = await editionArg(args.value, io);
  if (!edition.ok) return fail(io, [edition.error]);
  const answer = answerTo(args.value.positions[0]!, args.value.positions[1]!, edition.value?.clocks);
  if (answer.exit !== 0) io.err(`${answer.problem}\n`);
  if (answer.exit !== 2) await io.out(`${answer.json}\n`);
  return answer.exit;
};

/** The answer as one JSON line; full-width letters are taken as half-width. Ids and dates need no escaping: they were checked. */
function answerTo(givenId: string, givenDate: string, rules?: Rulebook['clocks']): Answer {
  const id = isClockId(givenId) ? givenId : normaliseCode(givenId);
  if (!isClockId(id)) return refused(cliMessage('clock.unknownId', { id: clip(givenId) }));
  const date = isPlainDate(givenDate) ? givenDate : normaliseCode(givenDate);
  if (!isPlainDate(date)) return refused(cliMessage('clock.date', { date: clip(givenDate) }));
  const answer = runClock(id, date, {}, rules);
  if (answer.covered) {
    const json = `{"id":"${id}","from":"${date}","due":"${answer.due}","safeDue":"${answer.safeDue}"}`;
    return { exit: 0, json, problem: '' };
  }
  const notCovered = explanationMessage(answer.reason);
  const json = JSON.stringify({ id, from: date, due: null, safeDue: null, notCovered });
  return { exit: 1, json, problem: `${id} ${date}: ${notCovered}` };
}

function refused(problem: string): Answer {
  return { exit: 2, json: JSON.stringify({ error: problem }), problem };
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Longer than any `ID DATE`; the rest of such a line is thrown away, so that one endless line cannot fill the memory. */
const MAX_LINE = 1_000;
/** Output is handed over in pieces of about this many characters: a system call a line would take most of the time. */
const BATCH = 1 << 16;

/**
 * Answers each line in its place; a blank line (and the end of the last one) has no answer. The exit code is the worst of
 * all lines.
 */
async function clockLines(io: Io, rules?: Rulebook['clocks']): Promise<ExitCode> {
  const decoder = new TextDecoder();
  let worst: ExitCode = 0;
  let number = 0;
  let notCovered = 0;
  let out = '';
  let carry = '';
  const line = (text: string): void => {
    number++;
    const words = text.trim().split(/\s+/);
    if (words[0] === '') return;
    const answer =
      words.length === 2 && text.length <= MAX_LINE
        ? answerTo(words[0]!, words[1]!, rules)
        : refused(cliMessage('clock.line', {}));
    out += `${answer.json}\n`;
    if (answer.exit > worst) worst = answer.exit;
    // A date outside coverage says so in its own line of output; over a table of them, counting them is enough here.
    if (answer.exit === 1) notCovered++;
    if (answer.exit === 2)
      io.err(`${cliMessage('clock.atLine', { line: number, problem: answer.problem })}\n`);
  };
  for await (const chunk of io.stdin()) {
    const lines = (carry + decoder.decode(chunk, { stream: true })).split('\n');
    carry = lines.pop()!.slice(0, MAX_LINE + 1);
    for (const text of lines) {
      line(text);
      if (out.length > BATCH) {
        await io.out(out);
        out = '';
      }
    }
  }
  carry += decoder.decode();
  if (carry !== '') line(carry);
  if (out !== '') await io.out(out);
  if (notCovered > 0) io.err(`${cliMessage('clock.notCovered', { n: notCovered })}\n`);
  return worst;
}
