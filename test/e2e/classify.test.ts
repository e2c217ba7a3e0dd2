import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inventories } from '../../src/store/inventory-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { CTRL_C, createHome, DOWN, ENTER, ESCAPE, type Home, type Terminal } from './terminal.ts';

let home: Home;
beforeEach(() => {
  home = createHome();
});
afterEach(() => home[Symbol.dispose]());

async function withInventories<T>(work: (inventories: Inventories, id: string) => Promise<T>): Promise<T> {
  const store = await openStore({ file: home.database, now: () => new Date() });
  try {
    const [found] = await store.inventories.list();
    return await work(store.inventories, found?.id ?? '');
  } finally {
    store.close();
  }
}
const loadFirst = () => withInventories((inventories, id) => inventories.load(id));

/** Ticks the entry that the pointer reaches after so many steps down. */
async function tick(terminal: Terminal, steps: number, name: string): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    const before = terminal.text;
    terminal.write(DOWN);
    while (terminal.text === before) await terminal.nextOutput();
  }
  await terminal.press(' ', `[x] ${name}`);
}

describe('an inventory by hand, in Chinese', () => {
  it('asks about state secrets first, suggests classes, asks once for like assets, is left and goes on', async () => {
    const terminal = home.start(['classify'], { lang: 'zh_CN.UTF-8' });
    await terminal.see('新建清单');
    await terminal.press('1', '清单叫什么名字');
    await terminal.press(`鄱湖铜业${ENTER}`, '企业属于哪一类');
    await terminal.press('1', '采用哪个行业');
    await terminal.press('non-f', '> non-ferrous-metals');
    await terminal.press(ENTER, '下一项数据是否涉及国家秘密');

    // Yes: nothing else is asked, nothing kept.
    await terminal.press('2', '没有询问也没有保存');
    await terminal.press('1', '数据名称');
    await terminal.press(`转炉吹炼控制程序${ENTER}`, 'D-001');
    await terminal.press(ENTER, '所在系统');
    await terminal.press(`DCS${ENTER}`, '> 生产数据域 › 控制信息');
    await terminal.press(ENTER, '已保存：D-001');
    await terminal.press('1', '数据名称');
    await terminal.press(`阳极炉联锁设定值${ENTER}`, 'D-002');
    await terminal.press(ENTER, '所在系统');
    await terminal.press(`DCS${ENTER}`, '控制信息');
    await terminal.press(ESCAPE, '已保存：D-002');
    await terminal.press('3', '接下来做什么');
    expect((await loadFirst()).assets.map(({ asset }) => [asset.code, asset.class ?? null])).toEqual([
      ['D-001', 'prod.control'],
      ['D-002', null],
    ]);

    await terminal.press('1', '看起来属于“生产数据域 › 控制信息');
    await terminal.press('1', /第 1\/1 组：控制信息 @ DCS · 2 项[\s\S]*1\/8/);
    await tick(terminal, 4, '组织权益');
    await terminal.press(ENTER, '1  一般危害');
    await terminal.press('2', '2/8');
    await tick(terminal, 0, '死亡人数');
    await terminal.press(ENTER, '10 至 29');
    await terminal.press('3', '3/8');
    await terminal.press(CTRL_C, '');
    expect((await terminal.exited).exitCode).toBe(130);

    const { groups, assets } = await loadFirst();
    expect(assets.map(({ asset }) => asset.group)).toEqual([groups[0]!.id, groups[0]!.id]);
    expect(groups[0]!.impact).toMatchObject({
      nationalSecurity: 'none',
      organizationRights: 'serious',
      deaths: { atLeast: 10, below: 30 },
      seriousInjuries: 0,
    });
    expect(groups[0]!.impact).not.toHaveProperty('stoppageHours');

    const id = await withInventories(async (_, found) => found);
    const again = home.start(['classify', 'ask', id], { lang: 'zh_CN.UTF-8' });
    await again.see('3/8');
    for (const step of [4, 5, 6, 7, 8]) await again.press(ENTER, `${step}/8`);
    await again.press(ESCAPE, '7/8');
    await again.press(ENTER, '8/8');
    await again.press(ENTER, '已全部问完');
    expect((await again.exited).exitCode).toBe(0);

    const show = home.start(['classify', 'explain', id, 'D-002'], { lang: 'zh_CN.UTF-8', rows: 60 });
    expect((await show.exited).exitCode).toBe(0);
    const text = show.lines(true).join('\n');
    expect(text).toContain('L2-1a → 二级');
    expect(text).toContain('已确定：没有未答的问题会使级别更高');
  });
});

describe('an inventory from a file', () => {
  it('is asked about group by group; leaving keeps what was answered', async () => {
    const file = join(home.folder, 'assets.csv');
    writeFileSync(
      file,
      'code,name,stateSecret,system,class\n1,SCADA log,no,SCADA,prod.log\n2,Alarm log,no,SCADA,prod.log\n3,Payroll,no,HR,mgmt.hrfin\n',
    );
    const imported = home.start(['classify', 'import', file]);
    await imported.see(/Next: dcmm classify ask \w+/);
    const [, id = ''] = /classify ask (\w+)/.exec(imported.text) ?? [];
    const terminal = home.start(['classify', 'ask', id, '--group-by', 'class']);
    await terminal.see('Group 1/2: System logs · 2 assets');
    await terminal.press(ESCAPE, 'Saved. Go on with: dcmm classify ask');
    expect((await terminal.exited).exitCode).toBe(0);
    expect((await loadFirst()).groups).toEqual([]);
  });

  it('asks about state secrets where the file does not say, and a yes stores nothing', async () => {
    const file = join(home.folder, 'plain.csv');
    writeFileSync(file, 'code,name\n1,x\n');
    const terminal = home.start(['classify', 'import', file]);
    await terminal.see('Is any of these assets a state secret?');
    await terminal.press(`y${ENTER}`, 'Nothing was stored');
    expect((await terminal.exited).exitCode).toBe(3);
    expect(await withInventories((inventories) => inventories.list())).toEqual([]);
  });

  it('cannot be asked about by two at a time', async () => {
    const file = join(home.folder, 'assets.csv');
    writeFileSync(file, 'code,name,stateSecret,class\n1,log,no,prod.log\n');
    const imported = home.start(['classify', 'import', file]);
    await imported.see(/Next: dcmm classify ask \w+/);
    const [, id = ''] = /classify ask (\w+)/.exec(imported.text) ?? [];
    const first = home.start(['classify', 'ask', id]);
    await first.see('1/8');
    const second = home.start(['classify', 'ask', id]);
    expect((await second.exited).exitCode).toBe(4);
  });
});
