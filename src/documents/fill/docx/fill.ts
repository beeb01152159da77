/** Writes values into a .docx, reads the finished file again, and hands it over only if it reads as it should. */
import { err, ok, type Result } from '#kernel';
import type {
  OfficialField,
  OfficialPlace,
  OfficialReading,
  OfficialValue,
  OfficialValues,
  OfficialVocabulary,
} from '#schemas';
import {
  fillFailure,
  type Filled,
  type FillFailure,
  type OpenCode,
  type OpenPoint,
  type Written,
} from '../contract.ts';
import { writePackage } from '../package-write.ts';
import { isEmptyValue } from '../print-value.ts';
import { applySplices } from '../xml.ts';
import { Draft } from './draft.ts';
import type { WordPart } from './model.ts';
import { put } from './put.ts';
import { tick } from './put-control.ts';
import { readForm, type Located } from './recognise.ts';
import { verify } from './verify.ts';

type Drafts = ReadonlyMap<WordPart, Draft>;

/** Fills what is sure; see the contract. Deterministic: the same file, reading and values give the same bytes. */
export async function fillForm(
  bytes: Uint8Array<ArrayBuffer>,
  reading: OfficialReading,
  values: OfficialValues,
  vocabulary: OfficialVocabulary,
): Promise<Result<Filled, FillFailure>> {
  const form = await readForm(bytes, vocabulary, null);
  if (!form.ok) return form;
  const { opened, parts, located } = form.value;
  if (form.value.reading.sha256 !== reading.sha256 || reading.format !== 'docx')
    return err(fillFailure('fill.stale'));
  const drafts: Drafts = new Map(parts.map((part) => [part, new Draft(part)]));
  const written: Written[] = [];
  const open: OpenPoint[] = [];
  const fields = new Map(vocabulary.fields.map((f) => [f.key, f]));
  const targets = new Map(located.map((l) => [l.place.id, l]));
  const asked = new Set<string>();
  const boxes = new Map<string, OfficialPlace[]>();

  for (const place of reading.places) {
    const at = targets.get(place.id);
    if (!at) return err(fillFailure('fill.stale', place.id));
    const field = place.field === null ? undefined : fields.get(place.field);
    if (!field || !place.sure) {
      open.push({
        code: field ? 'open.unsure' : 'open.unassigned',
        place: place.id,
        field: field?.key ?? null,
      });
      continue;
    }
    if (place.kind === 'box') {
      boxes.set(field.key, [...(boxes.get(field.key) ?? []), place]);
      continue;
    }
    asked.add(field.key);
    const value = values.get(field.key);
    if (!value || isEmptyValue(value)) {
      open.push({ code: 'open.noValue', place: place.id, field: field.key });
      continue;
    }
    const { part, target } = at.candidate;
    const done = put(drafts.get(part)!, target, place, field, value);
    if (typeof done === 'string') open.push({ code: done, place: place.id, field: field.key });
    else written.push({ place: place.id, locator: place.locator, field: field.key, ...done });
    // A column of the data that the table has no known column for.
    const given = value.kind === 'rows' ? value.rows.flatMap((row) => Object.keys(row)) : [];
    if (typeof done !== 'string' && given.some((key) => !place.columns.some((c) => c.key === key)))
      open.push({ code: 'open.noPlace', place: place.id, field: field.key });
  }
  for (const [key, places] of boxes) {
    asked.add(key);
    tickBoxes(drafts, places, targets, fields.get(key)!, values.get(key), written, open);
  }
  for (const [key, value] of values) {
    if (!asked.has(key) && !isEmptyValue(value)) open.push({ code: 'open.noPlace', place: null, field: key });
  }
  if (written.length === 0) return ok({ bytes, written, open });
  const changed = [...drafts.values()].flatMap((draft) => {
    const splices = draft.splices();
    return splices.length === 0 ? [] : [{ draft, text: applySplices(draft.tree.text, splices) }];
  });
  const finished = writePackage(opened, new Map(changed.map((c) => [c.draft.part.path, c.text])));
  const failure = verify(
    opened,
    changed.map((c) => c.draft),
    finished,
  );
  return failure ? err(failure) : ok({ bytes: finished, written, open });
}

function tickBoxes(
  drafts: Drafts,
  places: readonly OfficialPlace[],
  targets: ReadonlyMap<string, Located>,
  field: OfficialField,
  value: OfficialValue | undefined,
  written: Written[],
  open: OpenPoint[],
): void {
  const refuse = (code: OpenCode, place: OfficialPlace | undefined): void => {
    open.push({ code, place: place?.id ?? null, field: field.key });
  };
  if (!value || isEmptyValue(value)) return refuse('open.noValue', places[0]);
  const wanted = value.kind === 'choice' ? [value.value] : value.kind === 'choices' ? value.values : null;
  if (!wanted) return refuse('open.kind', places[0]);
  const target = (p: OfficialPlace): Located | undefined => targets.get(p.id);
  const isTicked = (p: OfficialPlace): boolean => {
    const t = target(p)?.candidate.target;
    return t?.kind === 'box' && t.ticked;
  };
  const other = places.find((p) => isTicked(p) && !wanted.includes(p.option ?? ''));
  if (other && field.kind === 'choice') return refuse('open.occupied', other);
  for (const option of wanted) {
    const place = places.find((p) => p.option === option);
    const at = place ? target(place) : undefined;
    if (!place || !at) {
      refuse('open.option', places[0]);
      continue;
    }
    const text = tick(drafts.get(at.candidate.part)!, at.candidate.target);
    written.push({
      place: place.id,
      locator: place.locator,
      field: field.key,
      text: `${text}${place.label}`,
      cells: [],
    });
  }
}
