/** Keeps the agencies' results in step with the list of information: one row of levels for each kind, in each result. */
import type { Patch } from '#kernel';
import { newRecord, type CaseFile, type Information } from '#schemas';
import type { CaseSession } from '#state';

/** Blank rows for a new kind of information, one in each agency's result. */
export function resultsFor(session: Pick<CaseSession, 'case' | 'source'>, item: Information): Patch[] {
  return session.case.assessments.flatMap((assessment) =>
    newRecord
      .assessment(session.source, [item.id])
      .results.map((row) => ({ path: `assessments/${assessment.id}/results/${row.id}`, value: row })),
  );
}

/** Takes out the rows that go with a removed kind of information. */
export function resultsOf(file: CaseFile, item: Information): Patch[] {
  return file.assessments.flatMap((assessment) =>
    assessment.results
      .filter((row) => row.informationId === item.id)
      .map((row) => ({ path: `assessments/${assessment.id}/results/${row.id}`, value: undefined })),
  );
}

/** Rows an older or imported result lacks. */
export function missingResults(session: Pick<CaseSession, 'case' | 'source'>, assessmentId: string): Patch[] {
  const assessment = session.case.assessments.find((a) => a.id === assessmentId);
  if (!assessment) return [];
  const there = new Set(assessment.results.map((row) => row.informationId));
  const lacking = session.case.information.filter((item) => !there.has(item.id)).map((item) => item.id);
  return newRecord
    .assessment(session.source, lacking)
    .results.map((row) => ({ path: `assessments/${assessmentId}/results/${row.id}`, value: row }));
}
