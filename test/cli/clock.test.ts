import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOCK_IDS, runClock } from '#domain/calendar';
import { addDays, plainDate } from '#kernel';
import { lines, liu } from './support.ts';

describe('liu clock ID DATE', () => {
  it('prints one JSON line', async () => {
    const { exit, out, err } = await liu(['clock', '8.2', '2026-09-30']);
    expect(out).toBe('{"id":"8.2","from":"2026-09-30","due":"2026-10-31","safeDue":"2026-10-30"}\n');
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
  });

  it('takes ids with brackets', async () => {
    const { out } = await liu(['clock', '10.10(1)', '2026-10-01']);
    expect(JSON.parse(out)).toMatchObject({ id: '10.10(1)', due: '2026-12-31' });
  });

  it('takes full-width ids and dates as half-width', async () => {
    const { exit, out } = await liu(['clock', '１０．１（４）', '２０２６－０４－０１']);
    expect(out).toBe('{"id":"10.1(4)","from":"2026-04-01","due":"2026-06-01","safeDue":"2026-06-01"}\n');
    expect(exit).toBe(0);
  });

  it('answers a date outside coverage with nulls, the reason and exit code 1', async () => {
    for (const date of ['1999-01-01', '2060-01-05']) {
      const { exit, out, err } = await liu(['clock', '13.2', date]);
      const answer = JSON.parse(out) as Record<string, unknown>;
      expect(answer).toMatchObject({ id: '13.2', from: date, due: null, safeDue: null });
      expect(answer['notCovered']).toContain('対象外');
      expect(err).toContain(date);
      expect(exit).toBe(1);
    }
  });

  it.each([
    [['99.9', '2026-09-30'], '「99.9」という期限はありません'],
    [['__proto__', '2026-09-30'], '「__proto__」という期限はありません'],
    [['8.2', '2026-02-30'], '「2026-02-30」は実在する日付ではありません'],
    [['8.2', '30/09/2026'], '実在する日付ではありません'],
    [['8.2'], 'DATE がありません'],
    [['8.2', '2026-09-30', 'x'], '余分な指定があります: x'],
    [['--stdin', '8.2'], '余分な指定があります: 8.2'],
    [['--nope'], '知らない指定です: --nope'],
  ])('refuses %j', async (argv, message) => {
    const { exit, out, err } = await liu(['clock', ...argv]);
    expect(err).toContain(message);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
  });
});

describe('liu clock --stdin', () => {
  it('answers as direct calls do, in order, however the input is cut into pieces', async () => {
    const from = plainDate('2021-01-01');
    const pair = fc.tuple(
      fc.constantFrom(...CLOCK_IDS),
      fc.integer({ min: 0, max: 11_000 }).map((n) => addDays(from, n)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(pair, { maxLength: 40 }),
        fc.integer({ min: 1, max: 64 }),
        async (pairs, size) => {
          const bytes = new TextEncoder().encode(pairs.map(([id, date]) => `${id} ${date}\n`).join(''));
          const pieces: Uint8Array<ArrayBuffer>[] = [];
          for (let i = 0; i < bytes.length; i += size) pieces.push(bytes.slice(i, i + size));
          const { exit, out } = await liu(['clock', '--stdin'], { stdin: pieces });
          const answers = lines(out).map((line) => JSON.parse(line) as Record<string, unknown>);
          const expected = pairs.map(([id, date]) => {
            const answer = runClock(id, date);
            const due = answer.covered ? answer.due : null;
            return { id, from: date, due, safeDue: answer.covered ? answer.safeDue : null };
          });
          expect(answers.map(({ id, from: f, due, safeDue }) => ({ id, from: f, due, safeDue }))).toEqual(
            expected,
          );
          expect(exit).toBe(expected.some((e) => e.due === null) ? 1 : 0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('answers a wrong line in its place and goes on', async () => {
    const stdin = ['8.2 2026-09-30\n', 'nonsense\n', '8.2 2026-02-30\r\n', '\n', '\t3.3  2026-01-31'];
    const { exit, out, err } = await liu(['clock', '--stdin'], { stdin });
    const answers = lines(out).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answers.map((a) => ('error' in a ? 'error' : a['id']))).toEqual(['8.2', 'error', 'error', '3.3']);
    expect(lines(err)[0]).toContain('2行目: 1行に「ID 日付」');
    expect(lines(err)[1]).toContain('3行目: 「2026-02-30」');
    expect(exit).toBe(2);
  });

  it('takes Windows line ends and says nothing to empty input', async () => {
    expect((await liu(['clock', '--stdin'], { stdin: ['8.2 2026-09-30\r\n'] })).exit).toBe(0);
    expect(await liu(['clock', '--stdin'], { stdin: [] })).toMatchObject({ exit: 0, out: '', err: '' });
    expect(await liu(['clock', '--stdin'], { stdin: ['\n \n'] })).toMatchObject({
      exit: 0,
      out: '',
      err: '',
    });
  });

  it('never throws and answers every line that is not blank', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: 'grapheme' }).map((t) => t.replace(/\n/g, '')),
          { maxLength: 20 },
        ),
        async (texts) => {
          const { out } = await liu(['clock', '--stdin'], { stdin: [texts.join('\n')] });
          // A line separator of Unicode inside a line does not end it.
          expect(lines(out)).toHaveLength(texts.filter((t) => t.replace(/^\uFEFF/, '').trim() !== '').length);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('throws an endless line away instead of keeping it', async () => {
    const piece = 'x'.repeat(100_000);
    const { exit, out } = await liu(['clock', '--stdin'], {
      stdin: [...Array.from({ length: 50 }, () => piece), '\n8.2 2026-09-30\n'],
    });
    expect(lines(out)).toHaveLength(2);
    expect(lines(out)[0]!.length).toBeLessThan(300);
    expect(exit).toBe(2);
  });
});
