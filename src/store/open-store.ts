import { saveAnswers, undo } from './answers.ts';
import {
  countAssessments,
  createAssessment,
  deleteAssessment,
  findAssessment,
  listAssessments,
  updateAssessment,
} from './assessments.ts';
import { loadMigration } from './carried-answers.ts';
import { Connection } from './connection.ts';
import { createEnterprise, findEnterprise, listEnterprises, updateEnterprise } from './enterprises.ts';
import { exportLines } from './export-lines.ts';
import {
  createInventory,
  deleteInventory,
  findInventory,
  listFilings,
  listInventories,
  listChanges as listInventoryChanges,
  loadClassification,
  loadInventory,
  removeAssets,
  reviewAssets,
  saveAssets,
  saveFiling,
  saveGroup,
} from './inventories.ts';
import { listChanges } from './list-changes.ts';
import { loadResponse } from './load-response.ts';
import { lockAssessment } from './lock-assessment.ts';
import { openDatabase } from './open-database.ts';
import { finishAssessment, listResults, loadResult, reopenAssessment, saveResult } from './results.ts';
import {
  listRubrics,
  loadProfile,
  loadRubric,
  loadRubricOutline,
  saveProfile,
  saveRubric,
} from './rubrics.ts';
import { saveScored } from './save-scored.ts';
import type { Session } from './session.ts';
import { randomId } from './short-id.ts';
import type { Store, StoreOptions } from './store.ts';
import { toAppError, translatingErrors } from './translate-error.ts';
import { visitResults } from './visit-results.ts';

/**
 * Opens (or makes, or migrates) the database. Rejects with database-newer, database-foreign,
 * database-damaged, database-locked, database-read-only, database-unusable or disk-full, and has then changed nothing.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const sqlite = await openDatabase(options);
  const { file } = options;
  const session: Session = {
    connection: new Connection(file, sqlite),
    now: () => options.now().toISOString(),
    newId: options.newId ?? randomId,
    keys: { rubrics: new Map(), profiles: new Map() },
    locks: new Map(),
  };
  /** SQLite answers at once; the promise is for the database server that may stand here one day. */
  const offer =
    <A extends unknown[], R>(act: (session: Session, ...values: A) => R) =>
    async (...values: A): Promise<R> =>
      translatingErrors(file, () => act(session, ...values));

  const save = offer(saveAnswers);

  return {
    file,
    close: () => closeSession(session),
    atomically: (work) => atomically(session, work),
    saveRubric: offer(saveRubric),
    loadRubric: offer(loadRubric),
    loadRubricOutline: offer(loadRubricOutline),
    listRubrics: offer(listRubrics),
    saveProfile: offer(saveProfile),
    loadProfile: offer(loadProfile),
    createEnterprise: offer(createEnterprise),
    updateEnterprise: offer(updateEnterprise),
    findEnterprise: offer(findEnterprise),
    listEnterprises: offer(listEnterprises),
    createAssessment: offer(createAssessment),
    findAssessment: offer(findAssessment),
    listAssessments: offer(listAssessments),
    countAssessments: offer(countAssessments),
    updateAssessment: offer(updateAssessment),
    deleteAssessment: offer(deleteAssessment),
    lockAssessment: offer(lockAssessment),
    loadResponse: offer(loadResponse),
    loadMigration: offer(loadMigration),
    saveAnswer: (id, nodeId, answer, saving) => save(id, [{ nodeId, answer }], saving),
    saveAnswers: offer(saveAnswers),
    undo: offer(undo),
    listChanges: offer(listChanges),
    saveResult: offer(saveResult),
    finishAssessment: offer(finishAssessment),
    reopenAssessment: offer(reopenAssessment),
    loadResult: offer(loadResult),
    listResults: offer(listResults),
    saveScored: offer(saveScored),
    visitResults: offer(visitResults),
    inventories: {
      create: offer(createInventory),
      find: offer(findInventory),
      list: offer(listInventories),
      delete: offer(deleteInventory),
      lock: offer(lockAssessment),
      loadClassification: offer(loadClassification),
      load: offer(loadInventory),
      saveAssets: offer(saveAssets),
      removeAssets: offer(removeAssets),
      saveGroup: offer(saveGroup),
      review: offer(reviewAssets),
      saveFiling: offer(saveFiling),
      listFilings: offer(listFilings),
      listChanges: offer(listInventoryChanges),
    },
    exportLines: () => exporting(session),
  };
}

async function atomically<T>({ connection, keys }: Session, work: () => Promise<T>): Promise<T> {
  try {
    return await connection.atomically(work);
  } catch (error) {
    // What was remembered may have been undone.
    for (const known of Object.values(keys)) known.clear();
    throw toAppError(error, connection.file);
  }
}

function closeSession({ connection, locks }: Session): void {
  for (const unlock of locks.values()) unlock();
  locks.clear();
  connection.sqlite.close();
}

async function* exporting(session: Session): AsyncGenerator<object> {
  const lines = exportLines(session);
  while (true) {
    const { value, done } = translatingErrors(session.connection.file, () => lines.next());
    if (done === true) return;
    yield value;
  }
}
