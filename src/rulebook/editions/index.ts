/** The editions of the rules: those this program ships, and those read from a file. What is shipped is tiny on purpose. */
export { currentEdition, editionOf, editions, type Edition, type Provenance } from './shipped.ts';
export { isWithin, phaseOf, TERM_IDS, TERMS, type Term, type TermId, type Terms } from './terms.ts';
export {
  amend,
  composeEdition,
  rulebookFor,
  rulebookOf,
  shippedRulebook,
  type ComposeError,
  type Repeal,
  type Rulebook,
} from './rulebook.ts';
export {
  EDITION_FORMAT,
  EDITION_VERSION,
  editionData,
  parseEdition,
  type EditionData,
  type EditionError,
} from './schema.ts';
