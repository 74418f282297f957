#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`kakaopay-simulator needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exitCode = 1;
} else {
  await import('../dist/cli.js');
}
