// How every function becomes one small ESM file; the deployment, `npm start` and the bench all build with this.
module.exports = {
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Without this, a pattern such as valibot's of emoji becomes a call, which is made even where nothing uses it.
  supported: { 'regexp-unicode-property-escapes': true },
  // So that a table derived from another one is left out where nothing uses it.
  pure: ['Object.keys', 'Object.fromEntries'],
  mainFields: ['module', 'main'],
  outputFileExtension: '.mjs',
  // Each stage is built in a folder of its own, so that two deployments do not clear each other's away.
  outputWorkFolder: process.env.ESBUILD_WORK_FOLDER ?? '.esbuild',
  sourcemap: false,
  // The signer is CommonJS and asks for built-in modules only.
  banner: { js: 'const require=process.getBuiltinModule;' },
  legalComments: 'none',
  charset: 'utf8', // Korean stays Korean: escapes would be twice as long
};
