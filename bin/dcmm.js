#!/usr/bin/env node
// CommonJS (see package.json beside this file): Node starts it sooner than a module.
'use strict';
const { main } = require('../dist/main.cjs');

// Whatever ends the program before main has is a mistake of ours.
process.exitCode = 13;
main(process).then((exitCode) => {
  process.exitCode = exitCode;
});
