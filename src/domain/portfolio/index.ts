export { partyDifferences, withPartiesOf, type PartyDifference } from './parties.ts';
export {
  filterServices,
  servicesOf,
  type Cycle,
  type PortfolioFilter,
  type ServiceCases,
} from './services.ts';
export { standingOf, type OpenClock, type Standing } from './standing.ts';
