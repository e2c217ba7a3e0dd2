// Opens the database and lists what is in it; prints "ok", or the code of the failure.
import { AppError } from '../../../src/errors.ts';
import { openStore } from '../../../src/store/open-store.ts';

const [file = ''] = process.argv.slice(2);
try {
  const store = await openStore({ file, now: () => new Date(), busyTimeout: 10_000 });
  await store.listAssessments();
  await store.createEnterprise({ name: `Enterprise ${process.pid}` });
  store.close();
  process.stdout.write('ok\n');
} catch (error) {
  process.stdout.write(`${error instanceof AppError ? error.code : String(error)}\n`);
}
