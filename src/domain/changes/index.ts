/** Changes after registration (chapter 14), and the entry of the public list (11.5). */
export { classifyChange, clauseOfItem, touchedItems, type ChangePaper, type Classified } from './classify.ts';
export { lastListing, listingDifferences, listingNow } from './listing.ts';
