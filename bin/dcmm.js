#!/usr/bin/env node
// CommonJS (see package.json beside this file): Node starts it sooner than a module.
'use strict';

// Said here, in both languages: what speaks the user's own is not there, or cannot be read by an old Node.
function refuse(english, chinese) {
  process.stderr.write(`${chinese}\n${english}\n`);
  process.exit(4);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  refuse(
    `dcmm needs Node.js 20.19 or later; this is ${process.version}.`,
    `dcmm 需要 Node.js 20.19 或更新版本，当前是 ${process.version}。`,
  );

let program;
try {
  program = require('../dist/main.cjs');
} catch (error) {
  if (error.code !== 'MODULE_NOT_FOUND' || !error.message.includes('dist/main.cjs')) throw error;
  refuse(
    'dcmm has not been built yet. Run `npm run demo` in its folder; it does all that is needed.',
    'dcmm 还没有构建。请在它的文件夹里运行 `npm run demo`，缺什么会自动补齐。',
  );
}

// Whatever ends the program before main has is a mistake of ours.
process.exitCode = 13;
program.main(process).then((exitCode) => {
  process.exitCode = exitCode;
});
