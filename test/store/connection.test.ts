import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Connection } from '../../src/store/connection.ts';
import { toEnterpriseColumns } from '../../src/store/enterprise-columns.ts';
import { insert } from '../../src/store/enterprises.sql.ts';
import { createEnterprise, listEnterprises } from '../../src/store/enterprises.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import type { Session } from '../../src/store/session.ts';
import { translatingErrors } from '../../src/store/translate-error.ts';
import { fakeClock, openTestStore, startAssessment, temporaryFolder } from './sample.ts';

it('says that the disk is full, and then holds what was saved before and nothing of the rest', async () => {
  const file = join(temporaryFolder(), 'dcmm.db');
  const sqlite = await openDatabase({ file, now: fakeClock() });
  const connection = new Connection(file, sqlite);
  const session: Session = {
    connection,
    now: () => '2026-11-21T10:00:00.000Z',
    newId: () => '',
    keys: { rubrics: new Map(), profiles: new Map() },
    locks: new Map(),
  };
  // No more than two pages may be added: what SQLite says then is what it says of a full disk.
  const pages = sqlite.pragma('page_count', { simple: true }) as number;
  sqlite.pragma(`max_page_count = ${pages + 2}`);
  let saved = 0;
  const fill = () =>
    translatingErrors(file, () =>
      connection.transaction(() => {
        for (const half of [1, 2]) {
          const name = `${saved}.${half}${'x'.repeat(1000)}`;
          connection.run(insert, { ...toEnterpriseColumns({ name }), now: '' });
        }
      }),
    );
  const fillUp = () => {
    for (; saved < 1000; saved += 1) fill();
  };
  expect(fillUp).toThrow(expect.objectContaining({ code: 'disk-full', exitCode: 4 }));
  expect(saved).toBeGreaterThan(0);
  expect(listEnterprises(session)).toHaveLength(saved * 2);
  // And goes on when there is room again.
  sqlite.pragma('max_page_count = 1000000');
  createEnterprise(session, { name: 'after' });
  expect(listEnterprises(session)).toHaveLength(saved * 2 + 1);
  sqlite.close();
});

it('never alters the history of answers', async () => {
  const file = join(temporaryFolder(), 'dcmm.db');
  const store = await openTestStore(file);
  const id = await startAssessment(store);
  await store.saveAnswer(id, 'planning.1.1', { option: 'full' }, { who: 'Li' });
  const sqlite = await openDatabase({ file, now: fakeClock() });
  expect(() => sqlite.exec("update answer_changes set who = 'Wang'")).toThrow(
    /history of answers is never changed/,
  );
  sqlite.close();
  expect((await store.listChanges(id))[0]?.who).toBe('Li');
});
