/** Where the vendor's own assessment and an agency's differ, and what does not fit together (5.1(3)). */
import { error, info, warning } from '#domain/facts';
import type { Assessment, Axis, CaseFile, Information, Level, Problem } from '#schemas';
import { AXES, rank } from './levels.ts';
import { INFORMATION_WORDS, SENSITIVE_WORDS, wordsIn } from './words.ts';

export type Difference = {
  readonly informationId: string;
  readonly assessmentId: string;
  readonly axis: Axis;
  readonly own: Level;
  readonly agency: Level;
};

/** Every axis where both have spoken and do not agree. */
export function differencesOf(file: CaseFile, assessment: Assessment): Difference[] {
  const byId = new Map(file.information.map((i) => [i.id, i]));
  return assessment.results.flatMap((result) =>
    AXES.flatMap((axis) => {
      const own = byId.get(result.informationId)?.self[axis] ?? null;
      const agency = result.levels[axis];
      if (own === null || agency === null || own === agency) return [];
      return [{ informationId: result.informationId, assessmentId: assessment.id, axis, own, agency }];
    }),
  );
}

/** Combinations the operator would find hard to believe (5.1(3)); signs for a human, not proof. */
export function implausible(file: CaseFile): Problem[] {
  return [
    ...inventory(file),
    ...unnamed(file),
    ...sensitive(file),
    ...file.assessments.flatMap((a) => ofAssessment(file, a)),
    ...disagreements(file),
  ];
}

function inventory(file: CaseFile): Problem[] {
  const problems: Problem[] = [];
  if (file.functions.length === 0) problems.push(error('impact.noFunctions', 'functions', ['3.3']));
  if (file.information.length === 0) {
    const code = file.functions.length > 0 ? 'impact.functionsWithoutInformation' : 'impact.noInformation';
    problems.push(error(code, 'information', ['3.3', '5.1(3)'], { count: file.functions.length }));
  }
  return problems;
}

/** Information a function speaks of and no kind of information does. */
function unnamed(file: CaseFile): Problem[] {
  if (file.information.length === 0) return [];
  const texts = file.information.flatMap((i) => [i.name, i.description, i.subjects]).join('\n');
  return file.functions.flatMap((f) =>
    wordsIn(INFORMATION_WORDS, [f.name, f.description])
      .filter(({ group }) => !INFORMATION_WORDS[group]?.some((w) => texts.normalize('NFKC').includes(w)))
      .map(({ word }) =>
        warning('impact.informationUnnamed', `functions/${f.id}/description`, ['3.3', '5.1(3)'], {
          word,
          name: f.name,
        }),
      ),
  );
}

/** A kind that is plainly sensitive and is said to be 低位 in confidentiality: by an agency, else by the vendor alone. */
function sensitive(file: CaseFile): Problem[] {
  return file.information.flatMap((item) => {
    const word = wordsIn(SENSITIVE_WORDS, [item.name, item.description])[0]?.word;
    if (word === undefined) return [];
    const params = { name: item.name, word };
    const said = file.assessments.flatMap((a) =>
      a.results
        .filter((r) => r.informationId === item.id && r.levels.confidentiality !== null)
        .map((r) => ({ a, r })),
    );
    if (said.length === 0) {
      if (item.self.confidentiality !== 'low') return [];
      const at = `information/${item.id}/self/confidentiality`;
      return [warning('impact.sensitiveLow', at, ['5.1(3)', '別紙1'], params)];
    }
    return said
      .filter(({ r }) => r.levels.confidentiality === 'low')
      .map(({ a, r }) =>
        warning(
          'impact.sensitiveLowByAgency',
          `assessments/${a.id}/results/${r.id}/levels/confidentiality`,
          ['5.1(3)', '別紙1'],
          { ...params, body: a.body },
        ),
      );
  });
}

function ofAssessment(file: CaseFile, assessment: Assessment): Problem[] {
  const problems: Problem[] = [];
  const byId = new Map(file.information.map((i) => [i.id, i]));
  const seen = new Set<string>();
  for (const result of assessment.results) {
    const at = `assessments/${assessment.id}/results/${result.id}`;
    if (!byId.has(result.informationId)) {
      problems.push(error('impact.resultWithoutInformation', at, ['5.1(3)'], { body: assessment.body }));
    } else if (seen.has(result.informationId)) {
      const name = byId.get(result.informationId)?.name ?? '';
      problems.push(error('impact.resultTwice', at, ['5.1(3)'], { name, body: assessment.body }));
    }
    seen.add(result.informationId);
  }
  for (const item of file.information) {
    if (!seen.has(item.id)) {
      problems.push(
        error('impact.informationNotAssessed', `assessments/${assessment.id}/results`, ['3.3', '5.1(3)'], {
          name: item.name,
          body: assessment.body,
          informationId: item.id,
        }),
      );
    }
  }
  return problems.concat(differencesOf(file, assessment).flatMap((d) => lower(assessment, d, byId)));
}

function lower(a: Assessment, d: Difference, byId: ReadonlyMap<string, Information>): Problem[] {
  const item = byId.get(d.informationId);
  const result = a.results.find((r) => r.informationId === d.informationId);
  if (!item || !result) return [];
  const at = `assessments/${a.id}/results/${result.id}/levels/${d.axis}`;
  const params = { name: item.name, body: a.body, axis: d.axis, ownLevel: d.own, agencyLevel: d.agency };
  if (rank(d.agency) > rank(d.own)) return [info('impact.agencyHigher', at, ['5.1(3)'], params)];
  // Personal data, and two steps apart, are where the operator asks first.
  if (item.personalData === true)
    return [warning('impact.agencyLowerForPersonalData', at, ['5.1(3)'], params)];
  if (rank(d.own) - rank(d.agency) > 1) return [warning('impact.agencyMuchLower', at, ['5.1(3)'], params)];
  return [info('impact.agencyLower', at, ['5.1(3)'], params)];
}

function disagreements(file: CaseFile): Problem[] {
  return file.information.flatMap((item) =>
    AXES.flatMap((axis) => {
      const said = file.assessments.flatMap((a) =>
        a.results
          .filter((r) => r.informationId === item.id)
          .flatMap((r) => {
            const level = r.levels[axis];
            return level === null ? [] : [{ a, r, level }];
          }),
      );
      const first = said[0];
      const other = said.find((s) => first && s.level !== first.level);
      if (!first || !other) return [];
      const at = `assessments/${other.a.id}/results/${other.r.id}/levels/${axis}`;
      const params = {
        name: item.name,
        axis,
        body: first.a.body,
        otherBody: other.a.body,
        firstLevel: first.level,
        otherLevel: other.level,
      };
      return [warning('impact.agenciesDisagree', at, ['5.1(3)'], params)];
    }),
  );
}
