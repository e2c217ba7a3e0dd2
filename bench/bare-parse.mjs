/** The yardstick: every file of a folder read and given to JSON.parse, over as many threads as asked for. Prints milliseconds. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

if (isMainThread) {
  const [folder, threads] = process.argv.slice(2);
  const names = readdirSync(folder);
  // Small shares handed out on demand, so that no thread waits for the other at the end.
  const next = new Int32Array(new SharedArrayBuffer(4));
  const workers = Array.from(
    { length: Number(threads) },
    () => new Worker(import.meta.filename, { workerData: { folder, names, next } }),
  );
  const counts = await Promise.all(
    workers.map(
      (worker) => new Promise((resolve, reject) => worker.on('message', resolve).on('error', reject)),
    ),
  );
  console.log(counts.reduce((sum, count) => sum + count));
} else {
  const { folder, names, next } = workerData;
  let answers = 0;
  for (;;) {
    const start = Atomics.add(next, 0, 16);
    if (start >= names.length) break;
    for (const name of names.slice(start, start + 16))
      answers += Object.keys(JSON.parse(readFileSync(join(folder, name), 'utf8'))).length;
  }
  parentPort.postMessage(answers);
}
