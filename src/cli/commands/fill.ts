/** `liu fill CASE.json FILE… --out DIR`: official forms filled, each read again before it is written. */
import { fill as fillForm, readValues, recognise, type Filled } from '#documents/fill';
import { sha256Hex } from '#documents/bundle';
import { officialUses, officialValues, type LabelledUse } from '#forms';
import { err, ok, type Result } from '#kernel';
import { cliMessage, fillFailureMessage, openPointMessage, valuesProblemMessage } from '#messages';
import { officialVocabulary } from '#rulebook/official';
import type { OfficialReading, OfficialValues } from '#schemas';
import { basename, join, resolve } from 'node:path';
import { asOfArg, parseArgs, type Args } from '../args.ts';
import { fail, failure, type CliFailure, type Command, type ExitCode, type Io } from '../io.ts';
import { readCase } from '../read-case.ts';
import { parseJson } from '../read-json.ts';

export const fill: Command = async (argv, io) => {
  const args = parseArgs(argv, {
    options: ['--out', '--values', '--as-of', '--subject'],
    flags: ['--fields'],
    positions: argv.includes('--fields')
      ? []
      : argv.some((a) => a.startsWith('--values'))
        ? ['FILE']
        : ['CASE.json', 'FILE'],
    rest: true,
  });
  if (!args.ok) return fail(io, [args.error]);
  if (args.value.flag('--fields')) return listFields(io);
  const out = args.value.option('--out');
  if (out === undefined) return fail(io, [failure('args.needed', { name: '--out DIR' })]);
  const source = await sourceOf(args.value, io);
  if (!source.ok) return fail(io, source.error);
  const { values, about, files, complete } = source.value;

  // Nothing is written over: neither what is read nor what was just written.
  const taken = new Set(files.map((f) => resolve(f)));
  for (const file of files) {
    const target = resolve(join(out, basename(file)));
    if (taken.has(target)) return fail(io, [failure('fill.sameName', { path: target })]);
    taken.add(target);
  }
  const made = await io.folder(out);
  if (!made.ok) return fail(io, [made.error]);

  const answers: unknown[] = [];
  const placed = new Set<string>();
  let open = 0;
  let worst: ExitCode = 0;
  for (const file of files) {
    const bytes = await io.read(file);
    if (!bytes.ok) return fail(io, [bytes.error]);
    const reading = await recognise(bytes.value, officialVocabulary, null, basename(file));
    const given = reading.ok ? values(reading.value.form.no) : null;
    const done =
      reading.ok && given ? await fillForm(bytes.value, reading.value, given, officialVocabulary) : reading;
    if (!reading.ok || !done.ok || !('written' in done.value)) {
      if (!done.ok) {
        const { title, remedy } = fillFailureMessage(done.error);
        io.err(`${cliMessage('fill.refused', { file, title, remedy })}\n`);
        answers.push({ file, refused: done.error.code, message: title, remedy });
      }
      worst = 1;
      continue;
    }
    const target = join(out, basename(file));
    const written = await io.write(target, done.value.bytes);
    if (!written.ok) return fail(io, [written.error]);
    const answer = answerOf(file, target, reading.value, done.value);
    for (const field of reading.value.places) if (field.sure && field.field !== null) placed.add(field.field);
    for (const point of answer.open)
      io.err(
        `${cliMessage('fill.open', { file, where: `${point.place ?? ''}${point.field === null ? '' : `（${point.field}）`}`, reason: point.message })}\n`,
      );
    open += answer.open.length;
    const use = about(reading.value.form.no);
    answers.push({
      ...answer,
      ...(use && use.subject !== '' && { about: { subject: use.subject, label: use.label } }),
      sha256: await sha256Hex(bytes.value),
      filledSha256: await sha256Hex(done.value.bytes),
    });
  }
  // A value that no form of this run asks for.
  const left = complete ? [] : [...values(null).keys()].filter((key) => !placed.has(key));
  for (const key of left)
    io.err(
      `${cliMessage('fill.open', { file: out, where: key, reason: openPointMessage('open.noPlace') })}\n`,
    );
  await io.out(`${JSON.stringify({ files: answers, withoutPlace: left }, null, 2)}\n`);
  return open > 0 || left.length > 0 ? 1 : worst;
};

type Source = {
  /** The values for a form (its number, where known). */
  readonly values: (formNo: string | null) => OfficialValues;
  /** What a form is filled for, where that may be one of several. */
  readonly about: (formNo: string | null) => LabelledUse | undefined;
  readonly files: readonly string[];
  /** They are all a case has: what a form does not ask for is no omission. */
  readonly complete: boolean;
};

async function sourceOf(args: Args, io: Io): Promise<Result<Source, readonly CliFailure[]>> {
  const path = args.option('--values');
  if (path !== undefined) {
    const read = await io.read(path);
    if (!read.ok) return err([read.error]);
    const json = parseJson(read.value, 'values');
    if (!json.ok) return err([json.error]);
    const { values, problems } = readValues(json.value, officialVocabulary);
    if (problems.length > 0)
      return err(
        problems.slice(0, 20).map((p) => failure('fill.problem', { problem: valuesProblemMessage(p) })),
      );
    return ok({ values: () => values, about: () => undefined, files: args.positions, complete: false });
  }
  const asOf = asOfArg(args, io.today);
  if (!asOf.ok) return err([asOf.error]);
  const file = await readCase(args.positions[0]!, io);
  if (!file.ok) return file;
  const uses = (formNo: string | null): readonly LabelledUse[] =>
    formNo === null ? [] : officialUses(file.value, formNo);
  const subject = args.option('--subject');
  if (subject !== undefined) {
    const ids = officialVocabulary.forms.flatMap(({ no }) => uses(no).map((use) => use.subject));
    const known = [...new Set(ids)].filter((id) => id !== '');
    if (!known.includes(subject))
      return err([failure('fill.subject', { value: subject, known: known.join(', ') })]);
  }
  const about = (formNo: string | null): LabelledUse | undefined => {
    const all = uses(formNo);
    return all.find((use) => use.subject === subject) ?? all[0];
  };
  const values = (formNo: string | null): OfficialValues =>
    officialValues(file.value, asOf.value, formNo, about(formNo));
  return ok({ values, about, files: args.positions.slice(1), complete: true });
}

/** What is said of one form. */
function answerOf(file: string, out: string, reading: OfficialReading, filled: Filled) {
  const places = new Map(reading.places.map((p) => [p.id, p]));
  return {
    file,
    out,
    form: reading.form,
    fields: filled.written.map((w) => ({
      field: w.field,
      place: w.locator,
      confidence: places.get(w.place)?.confidence ?? 0,
      value: w.text,
      ...(w.cells.length > 0 ? { cells: w.cells } : {}),
    })),
    open: filled.open
      // Said once, of all files together, where the values were given; of a case, nothing is asked for by a form that has no place.
      .filter((o) => o.code !== 'open.noPlace')
      .map((o) => ({
        field: o.field,
        place: o.place === null ? null : (places.get(o.place)?.locator ?? o.place),
        confidence: o.place === null ? null : (places.get(o.place)?.confidence ?? null),
        code: o.code,
        message: openPointMessage(o.code),
        ...(o.count === undefined ? {} : { count: o.count }),
      })),
  };
}

/** `--fields`: the vocabulary. */
async function listFields(io: Io): Promise<ExitCode> {
  const fields = officialVocabulary.fields.map((f) => ({
    key: f.key,
    kind: f.kind,
    label: f.labels[0] ?? f.shared[0] ?? '',
    ...(f.options.length > 0 ? { options: f.options.map((o) => o.value) } : {}),
    ...(f.columns.length > 0
      ? { columns: f.columns.map((c) => ({ key: c.key, kind: c.kind, label: c.labels[0] ?? '' })) }
      : {}),
  }));
  await io.out(`${JSON.stringify(fields, null, 2)}\n`);
  return 0;
}
