/** The vendor, its contacts, the service, the 7.5 information and the oath. */
import { isCorporateNumber, normaliseCode, type PlainDate } from '#kernel';
import { blank, error, info, missing, missingOf, warning } from '#domain/facts';
import type { CaseFile, Problem } from '#schemas';

/** 9.1(3): who applies. */
export function vendorProblems(file: CaseFile): Problem[] {
  const v = file.vendor;
  const problems = missingOf([
    ['vendor/name', v.name, ['2.2', '11.5(3)']],
    ['vendor/address/postalCode', v.address.postalCode, ['11.5(3)']],
    ['vendor/address/text', v.address.text, ['11.5(3)']],
    ['vendor/representative/title', v.representative.title, ['8.1']],
    ['vendor/representative/name', v.representative.name, ['8.1']],
  ]);
  const number = normaliseCode(v.corporateNumber);
  if (number !== '' && !isCorporateNumber(number)) {
    const code = /^\d{13}$/.test(number) ? 'vendor.corporateNumber' : 'vendor.corporateNumberForm';
    problems.push(error(code, 'vendor/corporateNumber', ['8.1(1)']));
  }
  const postal = normaliseCode(v.address.postalCode);
  if (postal !== '' && !/^\d{3}-?\d{4}$/.test(postal)) {
    problems.push(error('vendor.postalCode', 'vendor/address/postalCode', ['9.1(3)']));
  }
  return problems.concat(contactProblems(file));
}

// 0 and nine or ten more digits, with or without dashes and brackets; or the same after +81.
function isJapanesePhone(text: string): boolean {
  const t = normaliseCode(text).replace(/[\s().-]/g, '');
  return /^0[1-9]\d{8,9}$/.test(t) || /^\+81[1-9]\d{8,9}$/.test(t);
}

function isEmail(text: string): boolean {
  const t = normaliseCode(text);
  return t.length <= 254 && /^[^\s@"<>,;]+@[^\s@.,<>]+(\.[^\s@.,<>]+)+$/.test(t) && !t.includes('..');
}

function contactProblems(file: CaseFile): Problem[] {
  const clauses = ['4.4', '9.4'];
  const problems: Problem[] = [];
  if (!file.contacts.some((c) => c.role === 'main'))
    problems.push(error('contact.noMain', 'contacts', clauses));
  for (const c of file.contacts) {
    const at = `contacts/${c.id}`;
    problems.push(
      ...missingOf([
        [`${at}/name`, c.name, clauses],
        [`${at}/phone`, c.phone, clauses],
        [`${at}/email`, c.email, clauses],
      ]),
    );
    if (!blank(c.phone) && !isJapanesePhone(c.phone)) {
      problems.push(error('contact.phone', `${at}/phone`, clauses));
    }
    if (!blank(c.email) && !isEmail(c.email)) problems.push(error('contact.email', `${at}/email`, clauses));
  }
  return problems;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#@]+\.[^\s/?#@.]+([/?#]\S*)?$/i.test(normaliseCode(text));
}

/** The service as the papers describe it (3.3, 11.5). */
export function serviceProblems(file: CaseFile, asOf: PlainDate): Problem[] {
  const s = file.service;
  const problems = missingOf([
    ['service/name', s.name, ['7.9(1)', '11.5(1)']],
    ['service/url', s.url, ['11.5(2)']],
    ['service/summary', s.summary, ['3.3', '5.1(3)']],
    ...file.functions.flatMap((f) => [
      [`functions/${f.id}/name`, f.name, ['3.3']] as const,
      [`functions/${f.id}/description`, f.description, ['3.3', '5.1(3)']] as const,
    ]),
  ]);
  if (!blank(s.url) && !isWebAddress(s.url)) problems.push(error('service.url', 'service/url', ['11.5(2)']));
  else if (/^http:/i.test(normaliseCode(s.url))) {
    problems.push(warning('service.urlNotSecure', 'service/url', ['11.5(2)']));
  }
  if (s.startedOn !== null && s.startedOn > asOf) {
    problems.push(warning('service.notStarted', 'service/startedOn', ['7.11'], { date: s.startedOn }));
  }
  return problems;
}

/** What a vendor and its service must be: SaaS (2.1), own name (7.11), not excluded (7.13). */
export function eligibilityProblems(file: CaseFile): Problem[] {
  const s = file.service;
  const ask = (
    key: 'isSaas' | 'ownName' | 'notExcluded',
    code: string,
    clauses: readonly string[],
  ): Problem[] => {
    if (s[key] === null) return [missing(`service/${key}`, clauses)];
    return s[key] ? [] : [error(code, `service/${key}`, clauses)];
  };
  return [
    ...ask('isSaas', 'service.notSaas', ['1.1', '2.1']),
    ...ask('ownName', 'service.notOwnName', ['7.11']),
    ...ask('notExcluded', 'service.excluded', ['7.13']),
  ];
}

/** 5.1(4): earlier removals. */
export function removalProblems(file: CaseFile): Problem[] {
  const { neverRemoved } = file.service;
  if (neverRemoved === null) return [missing('service/neverRemoved', ['5.1(4)'])];
  return neverRemoved ? [] : [error('service.removedBefore', 'service/neverRemoved', ['5.1(4)', '18.2(5)'])];
}

/** 7.5(1)–(4), 10.1(5). */
export function disclosureProblems(file: CaseFile, asOf: PlainDate): Problem[] {
  const d = file.disclosure;
  const v = file.vendor;
  const problems: Problem[] = [];
  if (v.officers.length === 0) problems.push(error('disclosure.noOfficers', 'vendor/officers', ['7.5(1)']));
  if (v.shareholders.length === 0 && blank(d.capitalNote)) {
    problems.push(error('disclosure.noCapital', 'vendor/shareholders', ['7.5(1)']));
  }
  problems.push(
    ...missingOf([
      ...v.officers.flatMap((o) => [
        [`vendor/officers/${o.id}/title`, o.title, ['7.5(1)']] as const,
        [`vendor/officers/${o.id}/name`, o.name, ['7.5(1)']] as const,
      ]),
      ...v.shareholders.flatMap((s) => [
        [`vendor/shareholders/${s.id}/name`, s.name, ['7.5(1)']] as const,
        [`vendor/shareholders/${s.id}/country`, s.country, ['7.5(1)', '7.5(2)']] as const,
        [`vendor/shareholders/${s.id}/ratio`, s.ratio, ['7.5(1)']] as const,
      ]),
      ['disclosure/foreignLaw', d.foreignLaw, ['7.5(2)']],
      ['disclosure/governingLaw', d.governingLaw, ['7.5(3)']],
      ['disclosure/jurisdiction', d.jurisdiction, ['7.5(3)']],
      ['disclosure/testing', d.testing, ['7.5(4)']],
      ['disclosure/testingAcceptance', d.testingAcceptance, ['7.5(4)']],
    ]),
  );
  if (d.lastTestedOn !== null && d.lastTestedOn > asOf) {
    const params = { date: d.lastTestedOn };
    problems.push(error('disclosure.testedInFuture', 'disclosure/lastTestedOn', ['7.5(4)', '7.12'], params));
  }
  return problems;
}

const OATH_ITEMS = [1, 2, 3, 4, 5, 6, 7] as const;

/** All seven items of the oath, and its date (7.6, 10.1(6)). */
export function oathProblems(file: CaseFile): Problem[] {
  const open = OATH_ITEMS.filter((n) => !file.oath[`item${n}`]);
  if (open.length === OATH_ITEMS.length) {
    return [error('oath.none', 'oath/item1', ['7.6', '8.1(7)', '10.1(6)'], { count: open.length })];
  }
  const problems = open.map((n) => error('oath.item', `oath/item${n}`, [`7.6(${n})`, '10.1(6)'], { n }));
  if (file.oath.swornOn === null) problems.push(missing('oath/swornOn', ['7.6', '8.1(7)']));
  return problems;
}

// Any kana or ideograph: a summary without one is not written in Japanese.
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** 7.10: papers are written in Japanese; the annex may be English. */
export function languageProblems(file: CaseFile, which: 'preApplication' | 'application'): Problem[] {
  const checked: readonly (readonly [string, string])[] =
    which === 'preApplication'
      ? [['service/summary', file.service.summary]]
      : [
          ['statement/scope', file.statement.scope],
          ['disclosure/foreignLaw', file.disclosure.foreignLaw],
        ];
  const problems = checked
    .filter(([, text]) => !blank(text) && !JAPANESE.test(text))
    .map(([path]) => warning('language.notJapanese', path, ['7.10']));
  if (which === 'application' && file.statement.annexLanguage === 'en') {
    problems.push(info('language.annexEnglish', 'statement/annexLanguage', ['7.10']));
  }
  return problems;
}
