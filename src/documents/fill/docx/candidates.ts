/** Walks a Word part and collects everything that looks like a blank, with its label and the headings it stands below. */
import { isInstructions, isOfficeMark, isOfficeText, isProse, normaliseLabel, squash } from '../labels.ts';
import type { Matcher } from '../vocabulary-match.ts';
import { PLAIN, type Candidate } from './candidate.ts';
import { hasControl } from './grid.ts';
import { bareLabel, paragraphBlanks } from './line.ts';
import { parasOf, type Block, type Para, type WordPart } from './model.ts';
import { tableBlanks } from './table.ts';
import { headingStyle, isFormNumber, noHeads, take, type Flow, type Heads, type Walk } from './walk.ts';

export type Collected = { readonly candidates: readonly Candidate[]; readonly labels: readonly string[] };

const ADDRESSEE = /(?:御中|殿|様|宛|あて)$/u;
const NOTHING = /^(?:記|以上|別添のとおり|別紙のとおり|敬具|印)$/u;

/** All blanks of a part in document order. `isTitle` tells the form's title from a heading. */
export function collect(
  part: WordPart,
  matcher: Matcher,
  isTitle: (text: string) => boolean,
  main = true,
): Collected {
  const walk: Walk = {
    part,
    matcher,
    isTitle,
    main,
    candidates: [],
    labels: [],
    controlDone: new Set(),
  };
  const top: Flow = { outer: [], homes: [], cell: null };
  flowBlanks(walk, part.body, top);
  for (const box of part.boxes) {
    const paras = parasOf(box.blocks);
    if (paras.some((p) => isOfficeText(p.text) || isOfficeMark(p.text))) continue;
    flowBlanks(walk, box.blocks, top);
  }
  const candidates = walk.candidates.sort((a, b) => a.order - b.order);
  return { candidates, labels: walk.labels };
}

function flowBlanks(walk: Walk, blocks: readonly Block[], flow: Flow): void {
  const heads = noHeads();
  // A running head belongs to no place in the form, so a date in it is not the form's date.
  heads.started = !walk.main;
  const rooms = roomsBelow(walk, blocks);
  const bare = bareLines(walk, blocks);
  for (const [n, block] of blocks.entries()) {
    if (block.table) {
      if (heads.example) continue;
      tableBlanks(walk, block.table, heads, flow);
      Object.assign(heads, { two: '', lead: '', party: '', instructions: false, started: true });
      continue;
    }
    const { para } = block;
    const room = rooms.get(para);
    if (room && !heads.instructions && !heads.example) roomBlank(walk, para, room, heads, flow);
    else line(walk, para, heads, flow, bare.has(n));
  }
}

function line(walk: Walk, para: Para, heads: Heads, flow: Flow, isBare: boolean): void {
  const text = squash(para.text);
  if (para.pageBreak) Object.assign(heads, { instructions: false, two: '', lead: '', party: '' });
  if (text === '' && !hasControl(para)) {
    heads.party = '';
    return;
  }
  if (walk.isTitle(para.text)) {
    Object.assign(heads, { ...noHeads(), started: heads.started });
    return;
  }
  if (isFormNumber(para.text)) return;
  if (isInstructions(para.text)) {
    if (normaliseLabel(para.text).length <= 12 && !/^[(（]?注/.test(text)) {
      heads.instructions = true;
      heads.example = /例/.test(text);
    }
    return;
  }
  if (heads.instructions || heads.example) return;
  if (isOfficeMark(para.text) || isOfficeText(para.text)) return;
  if (paragraphBlanks(walk, para, heads, flow)) return;
  if (isBare) return bareLabel(walk, para, heads, flow);
  if (ADDRESSEE.test(text) || NOTHING.test(text)) return;
  if (isProse(para.text)) {
    Object.assign(heads, { two: '', lead: '', party: '' });
    if (/。/.test(text)) heads.started = true;
    return;
  }
  walk.labels.push(normaliseLabel(para.text));
  if (headingStyle(para.text) !== '') Object.assign(heads, { one: para.text, two: '', started: true });
  else heads.two = para.text;
  Object.assign(heads, { lead: para.text, party: '' });
}

/** Room to write in: blank paragraphs below a heading; `sure` = they are more than a gap between lines. */
type Room = { readonly heading: string; readonly sure: boolean };

/** A heading that asks for something, with nothing but blank paragraphs below it down to the next of its rank. */
function roomsBelow(walk: Walk, blocks: readonly Block[]): Map<Para, Room> {
  const found: { first: Para; heading: string; style: string; count: number }[] = [];
  const isBlank = (b: Block | undefined): boolean =>
    b?.para !== undefined &&
    b.para !== null &&
    squash(b.para.text) === '' &&
    !hasControl(b.para) &&
    !b.para.object;
  for (let n = 0; n + 1 < blocks.length; n++) {
    const heading = blocks[n]!.para?.text ?? '';
    if (squash(heading) === '' || !isBlank(blocks[n + 1])) continue;
    const style = headingStyle(heading);
    if (style === '' || isProse(heading) || walk.isTitle(heading)) continue;
    let end = n + 1;
    while (isBlank(blocks[end])) end++;
    const next = blocks[end];
    const below = next?.para?.text ?? '';
    const ends = next === undefined || NOTHING.test(squash(below)) || isInstructions(below);
    const rank = next?.table ? '' : headingStyle(below);
    if (!ends && rank !== style) continue;
    if (walk.matcher.match(heading, [], null).guesses.length === 0) continue;
    found.push({ first: blocks[n + 1]!.para!, heading, style, count: end - n - 1 });
    n = end - 1;
  }
  return new Map(
    found.map((f) => {
      const alike = found.filter((other) => other.style === f.style).length;
      return [f.first, { heading: f.heading, sure: f.count > 1 || alike > 1 }];
    }),
  );
}

function roomBlank(walk: Walk, para: Para, room: Room, heads: Heads, flow: Flow): void {
  const context = [heads.two, heads.one, ...flow.outer].filter((t) => t !== '' && t !== room.heading);
  take(walk, para, flow, {
    target: { kind: 'para', para },
    homes: [{ label: room.heading, context }],
    current: '',
    ...PLAIN,
    barred: room.sure ? null : 'why.spacing',
  });
}

/**
 * Lines that are labels and nothing else, one below the other at the head of a form: 「申請者 住 所」, 「氏 名」. What
 * is asked goes behind them. Numbered ones tell what to write elsewhere, one alone may be a heading.
 */
function bareLines(walk: Walk, blocks: readonly Block[]): ReadonlySet<number> {
  const found = new Set<number>();
  if (!walk.main) return found;
  let group: number[] = [];
  const close = (next: Block | undefined): void => {
    if (group.length >= 2 && !next?.table) for (const n of group) found.add(n);
    group = [];
  };
  for (const [n, block] of blocks.entries()) {
    if (block.table) {
      close(block);
      break;
    }
    const { text } = block.para;
    if (isBareLabel(walk, block.para)) group.push(n);
    else if (squash(text) === '' || group.length > 0) close(squash(text) === '' ? blocks[n + 1] : block);
    if (/^(?:記|[1１][.．、\s].*)$/u.test(text.trim())) break;
  }
  close(undefined);
  return found;
}

const isBareLabel = (walk: Walk, para: Para): boolean => {
  const { text } = para;
  if (text.length > 30 || headingStyle(text) !== '' || hasControl(para) || para.object || para.centred)
    return false;
  if (/[:：。、]|[（(]/u.test(text) || isProse(text) || walk.isTitle(text) || isFormNumber(text))
    return false;
  if (walk.matcher.isParty(text)) return false;
  return walk.matcher.match(text, [], null).guesses.some((g) => g.confidence > 0);
};
