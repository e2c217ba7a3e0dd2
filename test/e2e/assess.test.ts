import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadRubricFile } from '../../src/io/load-rubric.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { CTRL_C, createHome, DOWN, ENTER, ESCAPE, type Home, type Terminal } from './terminal.ts';

const WORKSHOP = join(import.meta.dirname, '../fixtures/interview/rubric.json');
/** With a right check character. */
const USCC = '91360600MA35XXXX0N';

let home: Home;
beforeEach(() => {
  home = createHome();
});
afterEach(() => home[Symbol.dispose]());

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ file: home.database, now: () => new Date() });
  try {
    return await work(store);
  } finally {
    store.close();
  }
}
const storedAnswers = () =>
  withStore(async (store) => {
    const [{ id } = { id: '' }] = await store.listAssessments();
    return (await store.loadResponse(id)).answers;
  });

/** Starts an assessment of the workshop, without questions before the first one of the rubric. */
const startWorkshop = (...args: string[]): Terminal =>
  home.start(['assess', '--rubric', WORKSHOP, '--enterprise', 'Acme', '--yes', ...args]);

describe('an interview in Chinese', () => {
  it('asks for the enterprise, walks, notes, jumps, is interrupted, goes on and ends with a result', async () => {
    const terminal = home.start(['assess', '--rubric', WORKSHOP], { lang: 'zh_CN.UTF-8' });
    await terminal.see('企业名称');
    await terminal.press(ENTER, '企业名称不能为空');
    await terminal.press(`鹰潭铜业有限公司${ENTER}`, '统一社会信用代码（18 位）');
    await terminal.press(`${USCC.slice(0, 17)}0${ENTER}`, '校验码不对');
    await terminal.press(`\u007fN${ENTER}`, '所属行业');
    await terminal.press('有色冶', '> C32');
    await terminal.press(ENTER, '注册地');
    await terminal.press('yingt', '> 360600  江西省鹰潭市');
    await terminal.press(ENTER, '企业角色');
    await terminal.press('1', '企业规模');
    await terminal.press('4', '开始访谈');
    expect(terminal.text).toContain('车间数据自评');
    await terminal.press('7', '评估人是谁？');
    await terminal.press(`李工，咨询公司${ENTER}`, '李工, 咨询公司');
    await terminal.press('1', '规划 › 工具清单 · 1/10 · 还需约 3 分钟');

    await terminal.press('2', '✓ 第 1 题已保存：大部分满足');
    await terminal.press('n', '备注：新工具入库当天登记了吗？');
    await terminal.press(`访谈了仓库王主任${ENTER}`, '备注：访谈了仓库王主任');
    await terminal.press('x', '为什么不适用？');
    await terminal.press(`工具由总部统一登记${ENTER}`, '3/10');
    await terminal.press('b', '· 2/10 ·');
    await terminal.see('不适用：工具由总部统一登记');
    await terminal.press('j', '跳到哪个能力项？');
    await terminal.press('预算', '> 规划 › 预算');
    await terminal.press(ENTER, '6/10');
    await terminal.press('1', '✓ 第 6 题已保存：完全满足');
    await terminal.press(CTRL_C, '已中断，答案都已保存：10 题中答了 3 题。');
    expect((await terminal.exited).exitCode).toBe(130);
    expect(terminal.output).not.toMatch(/Error|at file:/);

    const [, id] = /--resume (\w+)/.exec(terminal.text) ?? [];
    expect(await storedAnswers()).toEqual({
      'tool-list.1.1': { option: 'mostly' },
      'tool-list.1.2': { notApplicable: true, reason: '工具由总部统一登记', note: '访谈了仓库王主任' },
      'budget.1.1': { option: 'full' },
    });

    // The only open one, and it goes on in its own language.
    const again = home.start(['assess', '--resume']);
    await again.see('3/10');
    await again.press('11', '5/10');
    for (const at of [7, 8, 9]) await again.press('1', `${at}/10`);
    await again.press('1', '1  看板 ✓');
    await again.press('2', '2  邮件 ✓');
    await again.press(ENTER, '10/10');
    await again.press('1', '10 题全部答完');
    await again.press(ENTER, '加分项适用几次？');
    await again.press(`\u007f2${ENTER}`, `评估 ${id} 已完成。`);
    await again.see(`dcmm report ${id}`);
    expect((await again.exited).exitCode).toBe(0);
    expect(again.text).toMatch(/等级 3 稳健级，得分 \d\.\d\d/);
    await withStore(async (store) => {
      const assessment = await store.findAssessment(id ?? '');
      expect(assessment).toMatchObject({
        status: 'done',
        language: 'zh-CN',
        answered: 10,
        enterprise: { uscc: USCC, industry: 'C32', region: '360600', role: 'data-owner', size: 'large' },
        info: { assessors: [{ name: '李工', organisation: '咨询公司' }] },
      });
      const changes = await store.listChanges(assessment.id);
      expect(new Set(changes.map(({ who }) => who))).toEqual(new Set(['李工']));
    });
  });
});

describe('an interview in English', () => {
  it('screens with one question an item, goes back, undoes and ends with a result', async () => {
    const terminal = startWorkshop('--depth', 'screening', '--assessor', 'Li');
    await terminal.see('Which level describes today best?');
    await terminal.press('2', '2/4');
    await terminal.press('b', 'Managed ✓');
    await terminal.press('3', '✓ 1 saved: Robust');
    await terminal.press('u', '✓ Taken back.');
    await terminal.see('Managed ✓');
    await terminal.press('s', '2/4');
    await terminal.press('1', '3/4');
    await terminal.press('1', 'Board ✓');
    await terminal.press(ENTER, '4/4');
    await terminal.press('1', 'All 4 questions are answered.');
    await terminal.press(ENTER, 'How often does this apply?');
    await terminal.press(ENTER, 'dcmm report');
    expect((await terminal.exited).exitCode).toBe(0);
    expect(await storedAnswers()).toEqual({
      'tool-list': { level: 2 },
      budget: { level: 1 },
      'notices.1': { option: ['board'] },
      'notices.2': { option: 'full' },
    });
  });

  it('keeps evidence and confidence with the answer', async () => {
    const terminal = startWorkshop();
    await terminal.see('1/10');
    await terminal.press('e', 'Tool book of the team · record');
    await terminal.press('1', 'What is the evidence called?');
    await terminal.press(ENTER, 'What kind is it?');
    await terminal.press(ENTER, 'Where is it?');
    await terminal.press(`Hall 3${ENTER}`, 'Of what day?');
    await terminal.press(`2026-02-30${ENTER}`, 'is not a day of the calendar');
    await terminal.press(`\u00152026-03-01${ENTER}`, 'Tool book of the team (given)');
    await terminal.press(ESCAPE, 'Evidence: Tool book of the team');
    await terminal.press('c', 'How sure are you');
    await terminal.press('5', 'Confidence: 5/5');
    await terminal.press('3', '2/10');
    await terminal.press('q', 'Saved: 1 of 10 answered.');
    expect((await terminal.exited).exitCode).toBe(0);
    expect(await storedAnswers()).toEqual({
      'tool-list.1.1': {
        option: 'partly',
        evidence: [
          { title: 'Tool book of the team', kind: 'record', reference: 'Hall 3', dated: '2026-03-01' },
        ],
        confidence: 5,
      },
    });
  });

  it('keeps what was typed in sight until it could be saved', async () => {
    const terminal = startWorkshop();
    await terminal.see('1/10');
    // Another hand in the file: nothing can be saved until it is open again.
    const setStatus = (status: string): void => {
      const database = new Sqlite(home.database);
      database.prepare('update assessments set status = ?').run(status);
      database.close();
    };
    setStatus('done');
    await terminal.press('n', 'Note on');
    await terminal.press(`Seen in hall 3${ENTER}`, 'Not saved:');
    expect(terminal.text).toContain('> Seen in hall 3');
    setStatus('open');
    await terminal.press(`, twice${ENTER}`, 'Note: Seen in hall 3, twice');
    await terminal.press('q', 'Saved');
    expect(await storedAnswers()).toEqual({ 'tool-list.1.1': { note: 'Seen in hall 3, twice' } });
  });

  it('changes what flags and defaults say before it starts', async () => {
    const terminal = home.start([
      'assess',
      '--rubric',
      WORKSHOP,
      '--enterprise',
      'Acme',
      '--uscc',
      USCC,
      '--industry',
      'C32',
      '--region',
      '360600',
      '--role',
      'data-owner',
      '--size',
      'small',
    ]);
    await terminal.see('Start the interview');
    await terminal.press('4', 'screening: 4 questions');
    await terminal.press(DOWN + ENTER, /Depth +screening: 4 questions/);
    await terminal.press('5', 'Managed');
    await terminal.press('2', /Target level +2 Managed/);
    await terminal.press('3', '中文');
    await terminal.press('1', '开始访谈');
    await terminal.press('1', '哪一级最符合目前的情况？');
    await terminal.press('q', '已保存');
    await terminal.exited;
    await withStore(async (store) => {
      const [assessment] = await store.listAssessments();
      expect(assessment).toMatchObject({ depth: 'screening', language: 'zh-CN', info: { targetLevel: 2 } });
    });
  });

  it('reopens a finished assessment only when asked to', async () => {
    const terminal = startWorkshop();
    await terminal.see('1/10');
    await terminal.press('f', '10 of 10 questions are still open.');
    await terminal.press('2', 'How often');
    await terminal.press(ENTER, 'dcmm report');
    const [, id = ''] = /--resume (\w+)/.exec(terminal.text) ?? [];
    await terminal.exited;
    const kept = home.start(['assess', '--resume', id]);
    await kept.see('Reopen it to change answers?');
    await kept.press('2', 'Nothing was changed.');
    expect((await kept.exited).exitCode).toBe(0);
    const opened = home.start(['assess', '--resume', id]);
    await opened.see('Reopen it to change answers?');
    await opened.press('1', '1/10');
    await opened.press('q', 'Saved');
    expect((await opened.exited).exitCode).toBe(0);
  });
});

describe('the terminal of an interview', () => {
  it('takes keys typed in one burst in their order, each for the screen it leads to', async () => {
    const terminal = startWorkshop();
    await terminal.see('1/10');
    await terminal.press(`2n备注一${ENTER}b1x没有此项业务${ENTER}1`, '4/10');
    await terminal.press('q', 'Saved: 3 of 10 answered.');
    await terminal.exited;
    expect(await storedAnswers()).toEqual({
      'tool-list.1.1': { option: 'full' },
      'tool-list.1.2': { notApplicable: true, reason: '没有此项业务', note: '备注一' },
      'tool-list.2.1': { option: 'full' },
    });
  });

  it('takes a pasted text for text and not for answers', async () => {
    const paste = (text: string): string => `\u001b[200~${text}\u001b[201~`;
    const terminal = startWorkshop();
    await terminal.see('1/10');
    terminal.write(paste('1234\rq'));
    await terminal.press('n', 'Note on');
    await terminal.press(paste('two\rlines'), 'lines');
    await terminal.press(ENTER, 'Note: two');
    await terminal.press('q', 'Saved: 0 of 10 answered.');
    await terminal.exited;
    expect(await storedAnswers()).toEqual({ 'tool-list.1.1': { note: 'two\nlines' } });
  });

  it('lets one process at a time edit an assessment', async () => {
    const first = startWorkshop();
    await first.see('1/10');
    const second = home.start(['assess', '--resume']);
    await second.see('being edited by another dcmm');
    expect((await second.exited).exitCode).toBe(4);
    await first.press('1', '2/10');
    first.kill('SIGKILL');
    await first.exited;
    const third = home.start(['assess', '--resume']);
    await third.see('2/10');
  });

  it('offers the open assessments, or a new one', async () => {
    for (const name of ['Acme', 'Bolt']) {
      const started = home.start(['assess', '--rubric', WORKSHOP, '--enterprise', name, '--yes']);
      await started.see('1/10');
      await started.press('1', '2/10');
      await started.press('q', 'Saved');
      await started.exited;
    }
    const terminal = home.start(['assess']);
    await terminal.see('Go on with an open assessment, or start a new one?');
    expect(terminal.text).toMatch(/> 1 {2}\w+ {2}Bolt · workshop · 1\/10 · \d{4}-/);
    await terminal.press('2', '2/10');
    await terminal.press('q', 'Saved');
    const another = home.start(['assess']);
    await another.see('Start a new assessment');
    await another.press('3', 'Which enterprise is assessed?');
    await another.press(CTRL_C, 'No assessment was started.');
    expect((await another.exited).exitCode).toBe(130);
  });

  it.each(['a note is typed', 'nothing happens'])(
    'keeps what was confirmed when it is closed while %s',
    async (moment) => {
      const terminal = startWorkshop();
      await terminal.see('1/10');
      await terminal.press('2', '2/10');
      if (moment === 'a note is typed') {
        await terminal.press('n', 'Note on');
        await terminal.press('half a note', 'half a note');
      }
      terminal.close();
      // Ended by the hang-up, as programs are, and not by a crash over the missing terminal.
      expect((await terminal.exited).signal).toBe(constants.signals.SIGHUP);
      expect(await storedAnswers()).toEqual({ 'tool-list.1.1': { option: 'mostly' } });
    },
  );

  it('draws anew when the window changes its size', async () => {
    const terminal = startWorkshop();
    await terminal.see('1/10');
    terminal.resize(46, 14);
    await terminal.see('q save and leave');
    await terminal.see('master data?');
    expect(terminal.text.match(/1\/10/g)).toHaveLength(1);
    terminal.resize(100, 30);
    await terminal.see('Ask ');
    expect(terminal.text.match(/1\/10/g)).toHaveLength(1);
  });

  it('leads through the carried answers at the end, and says when leaving how many are left', async () => {
    const ids = ['tool-list.1.1', 'tool-list.1.2', 'tool-list.2.1', 'tool-list.2.2', 'tool-list.3.1'];
    const others = ['budget.1.1', 'budget.2.1', 'budget.3.1', 'notices.2'];
    const review = Object.fromEntries(
      ids.slice(0, 3).map((id) => [id, { from: [`old.${id}`], reason: 'changed' as const }]),
    );
    const id = await withStore(async (store) => {
      const { index, digest } = await loadRubricFile(WORKSHOP);
      await store.saveRubric(digest, index.rubric);
      const enterprise = await store.createEnterprise({ name: 'Acme' });
      const made = await store.createAssessment({
        enterpriseId: enterprise.id,
        rubricDigest: digest,
        depth: 'full',
        language: 'en',
        info: { assessedOn: '2026-11-01' },
        migration: {
          from: { rubric: { id: 'yard', version: '1.0.0' }, file: 'old.json' },
          crosswalk: { id: 'yard--workshop', version: '1.0.0' },
          migratedOn: '2026-11-20',
          review,
          orphaned: {},
        },
      });
      const answers = [...ids, ...others].map((nodeId) => ({ nodeId, answer: { option: 'full' } }));
      const board = { nodeId: 'notices.1', answer: { option: ['board'] } };
      await store.saveAnswers(made.id, [...answers, board], { who: 'migrate' });
      return made.id;
    });
    const terminal = home.start(['assess', '--resume', id]);
    await terminal.see('3 of these answers were carried over');
    await terminal.press(ENTER, '1/10 · 3 still need a look');
    await terminal.press('x', 'Why does it not apply?');
    await terminal.press(`No tools here${ENTER}`, '2/10 · 2 still need a look');
    await terminal.press(ENTER, '3/10 · 1 still needs a look');
    await terminal.press('q', 'Saved: 10 of 10 answered, 1 still to look at.');
  });

  it('names how far each item is where there is no room for its path', async () => {
    const args = ['assess', '--rubric', WORKSHOP, '--enterprise', 'Acme', '--yes'];
    const wide = home.start(args, { columns: 40, rows: 15 });
    await wide.see('1/10');
    expect(await wide.press('j', 'Jump')).toMatch(/> Planning › Tool list +0\/5$/m);
    await wide.press(`${ESCAPE}`, '1/10');
    await wide.press('q', 'Saved');
    const narrow = home.start(['assess', '--resume'], { columns: 26, rows: 15 });
    await narrow.see('1/10');
    expect(await narrow.press('j', 'Jump')).toMatch(/> Tool list +0\/5$/m);
  });

  it('never scrolls the question away', async () => {
    const terminal = startWorkshop();
    await terminal.see('1/10');
    for (let at = 2; at <= 8; at += 1) await terminal.press('1', `${at}/10`);
    // Redrawn in place: above the screen there is nothing of it.
    const above = terminal.lines(true).slice(0, -24).join('\n');
    expect(above).not.toContain('/10');
    expect(terminal.text.match(/\/10/g)).toHaveLength(1);
  });

  it('uses no colour when NO_COLOR is set', async () => {
    const terminal = home.start(['assess', '--rubric', WORKSHOP, '--enterprise', 'Acme', '--yes'], {
      env: { NO_COLOR: '1' },
    });
    await terminal.see('1/10');
    await terminal.press('1', '2/10');
    expect(terminal.output).not.toMatch(/\u001b\[[0-9;]*m/);
  });

  it('prints only the result on standard output', async () => {
    const out = join(home.folder, 'out.txt');
    const terminal = home.startShell(`assess --rubric '${WORKSHOP}' --enterprise Acme --yes > '${out}'`);
    await terminal.see('1/10');
    await terminal.press('f', 'still open');
    await terminal.press('2', 'How often');
    await terminal.press(ENTER, 'dcmm report');
    expect((await terminal.exited).exitCode).toBe(0);
    const printed = readFileSync(out, 'utf8');
    expect(printed).toMatch(/^Acme\n/);
    expect(printed).not.toContain('\u001b');
    expect(printed).not.toContain('dcmm report');
  });
});
