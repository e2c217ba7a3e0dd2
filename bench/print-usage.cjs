// With `node --require`: at its end the program writes what it used to the file that DCMM_BENCH_USAGE names.
const { writeFileSync } = require('node:fs');
const process = require('node:process');
const { isMainThread } = require('node:worker_threads');

if (isMainThread && process.env.DCMM_BENCH_USAGE !== undefined)
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(
      process.env.DCMM_BENCH_USAGE,
      JSON.stringify({ megabytes: maxRSS / 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 }),
    );
  });
