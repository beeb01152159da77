/** The papers themselves, apart from the door, so that parts of this folder can go through them. */
import type { FormDefinition } from './contract.ts';
import { auditChanges } from './audit-changes/index.ts';
import { form210 } from './2-10/index.ts';
import { form211 } from './2-11/index.ts';
import { form215 } from './2-15/index.ts';
import { form217 } from './2-17/index.ts';
import { form11 } from './1-1/index.ts';
import { form12 } from './1-2/index.ts';
import { form15 } from './1-5/index.ts';
import { form21Annex } from './2-1-annex/index.ts';
import { form21 } from './2-1/index.ts';
import { form22 } from './2-2/index.ts';
import { form23 } from './2-3/index.ts';
import { form220 } from './2-20/index.ts';
import { form221 } from './2-21/index.ts';
import { form24 } from './2-4/index.ts';
import { form75 } from './7.5-information/index.ts';
import { form76 } from './7.6-oath/index.ts';
import { evidenceIndex } from './evidence-index/index.ts';
import { followupAnnex, followupConfirmation, followupStatement } from './followup-statement/index.ts';
import { hearingNotes } from './hearing-notes/index.ts';
import { improvementPlan } from './improvement-plan/index.ts';
import { form28 } from './2-8/index.ts';
import { form29 } from './2-9/index.ts';
import { incidentFlash } from './incident-flash/index.ts';
import { inquiryAnswer } from './inquiry-answer/index.ts';
import { managementReport } from './management-report/index.ts';
import { monitoringAnswer } from './monitoring-answer/index.ts';
import { monitoringDefence } from './monitoring-defence/index.ts';
import { publicList } from './public-list/index.ts';
import { reauditAnnex, reauditStatement } from './reaudit-statement/index.ts';
import { specialMeasurePledge } from './special-measure-pledge/index.ts';

/** The forms in the order of filing: 3.1, 6.1, the special measure, 8.1 with (2)–(8), then those of the review. */
export const forms: readonly FormDefinition[] = [
  form11,
  form12,
  form15,
  specialMeasurePledge,
  form24,
  form21,
  form21Annex,
  form22,
  improvementPlan,
  form75,
  form76,
  form23,
  inquiryAnswer,
  form220,
  form221,
  followupStatement,
  followupAnnex,
  followupConfirmation,
  incidentFlash,
  form28,
  form29,
  form210,
  form211,
  monitoringAnswer,
  monitoringDefence,
  reauditStatement,
  reauditAnnex,
  form215,
  form217,
];

/** Papers of our own that no clause numbers: for the hearing, the audit firm and the vendor's management. No filing asks for them; the bundle of everything has them. */
export const ownPapers: readonly FormDefinition[] = [
  hearingNotes,
  auditChanges,
  managementReport,
  publicList,
  evidenceIndex,
];
