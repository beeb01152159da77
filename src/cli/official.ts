/** Official form files for a command: how they are filled, and those of a file, a folder or a zip. */
import { sha256Hex } from '#documents/bundle';
import { fill, recognise, stillSays } from '#documents/fill';
import { readZip } from '#documents/zip';
import type { FormFiller, OfficialFile } from '#forms';
import { err, ok, type Result } from '#kernel';
import { cliMessage, fillFailureMessage } from '#messages';
import { officialVocabulary } from '#rulebook/official';
import { basename } from 'node:path';
import { failure, type Bytes, type CliFailure, type Io } from './io.ts';

export const formFiller: FormFiller = {
  recognise: (bytes, corrections) => recognise(bytes, officialVocabulary, corrections),
  fill: (bytes, reading, values) => fill(bytes, reading, values, officialVocabulary),
  stillSays: (bytes, said, values) => stillSays(bytes, said, values, officialVocabulary),
};

const FORM = /\.(?:docx|xlsx)$/i;

/**
 * The forms at a path, by their printed number. What is no form, or bears no number, is said on standard error and left out; of
 * two of one number the first is taken.
 */
export async function formsAt(path: string, io: Io): Promise<Result<readonly OfficialFile[], CliFailure>> {
  const files = await filesAt(path, io);
  if (!files.ok) return files;
  const found = new Map<string, OfficialFile>();
  for (const { name, bytes } of files.value) {
    const reading = await recognise(bytes, officialVocabulary, null, name);
    if (!reading.ok) {
      io.err(`${cliMessage('fill.refused', { file: name, ...fillFailureMessage(reading.error) })}\n`);
      continue;
    }
    const { no } = reading.value.form;
    if (no === null) io.err(`${cliMessage('official.noNumber', { file: name })}\n`);
    else if (found.has(no))
      io.err(`${cliMessage('official.twice', { file: name, no, used: found.get(no)?.fileName ?? '' })}\n`);
    else found.set(no, { no, fileName: name, sha256: await sha256Hex(bytes), bytes, corrections: null });
  }
  return ok([...found.values()]);
}

type Named = { readonly name: string; readonly bytes: Bytes };

async function filesAt(path: string, io: Io): Promise<Result<readonly Named[], CliFailure>> {
  const listed = await io.list(path);
  if (!listed.ok) return listed;
  const isSingle = listed.value.length === 1 && listed.value[0] === path;
  const files: Named[] = [];
  for (const file of listed.value) {
    if (!isSingle && !FORM.test(file)) continue;
    const bytes = await io.read(file);
    if (!bytes.ok) return bytes;
    if (!isSingle || FORM.test(file)) {
      files.push({ name: basename(file), bytes: bytes.value });
      continue;
    }
    const zip = readZip(bytes.value);
    if (!zip.ok) return err(failure('official.notForms', { path: file }));
    for (const [name, data] of zip.value)
      if (FORM.test(name)) files.push({ name: basename(name), bytes: data });
  }
  return ok(files);
}
